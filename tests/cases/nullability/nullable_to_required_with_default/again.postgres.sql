UPDATE "user" SET "_retired_after_20250101000002_name" = COALESCE("name", "_retired_after_20250101000002_name", 'nobody');
ALTER TABLE "user" RENAME COLUMN "name" TO "_retired_20250101000002_name";
ALTER TABLE "user" RENAME COLUMN "_retired_after_20250101000002_name" TO "name";
ALTER TABLE "user"
    ALTER COLUMN "name" SET DEFAULT 'nobody',
    ALTER COLUMN "name" SET NOT NULL;
