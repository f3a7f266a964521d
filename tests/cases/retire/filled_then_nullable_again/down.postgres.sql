-- check: `n` of `u` is required and has no value
SELECT "id"
FROM "u"
WHERE "n" IS NULL;
ALTER TABLE "u"
    ALTER COLUMN "n" SET DEFAULT 0,
    ALTER COLUMN "n" SET NOT NULL;
