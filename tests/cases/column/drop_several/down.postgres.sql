ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_last" TO "last";
ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_middle" TO "middle";
ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_first" TO "first";
-- check: `last` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "last" IS NULL;
-- check: `first` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "first" IS NULL;
ALTER TABLE "user"
    ALTER COLUMN "last" SET NOT NULL,
    ALTER COLUMN "first" SET NOT NULL;
