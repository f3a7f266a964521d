ALTER TABLE "user" RENAME COLUMN "name" TO "first_name";
ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_last_name" TO "last_name";
UPDATE "user" SET "last_name" = COALESCE("last_name", '')
WHERE "last_name" IS NULL;
ALTER TABLE "user"
    ALTER COLUMN "last_name" SET DEFAULT '',
    ALTER COLUMN "last_name" SET NOT NULL;
