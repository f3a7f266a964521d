-- check: `type` of `t` is required and has no value
SELECT "id"
FROM "t"
WHERE "type" IS NULL;
ALTER TABLE "t" ALTER COLUMN "type" SET NOT NULL;
ALTER TABLE "t" RENAME COLUMN "match" TO "_retired_20250101000002_match";
