ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_last" TO "last";
-- check: `last` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "last" IS NULL;
ALTER TABLE "user" ALTER COLUMN "last" SET NOT NULL;
