-- check: `x` of `t` is required and has no value
SELECT "id"
FROM "t"
WHERE "x" IS NULL;
ALTER TABLE "t" ALTER COLUMN "x" SET NOT NULL;
