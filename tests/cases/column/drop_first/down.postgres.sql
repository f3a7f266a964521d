ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_first" TO "first";
-- check: `first` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "first" IS NULL;
ALTER TABLE "user" ALTER COLUMN "first" SET NOT NULL;
