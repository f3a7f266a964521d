ALTER TABLE "user" ADD COLUMN "_migrator_name" TEXT;
UPDATE "user" SET "_migrator_name" = COALESCE("name", 'nobody');
ALTER TABLE "user" RENAME COLUMN "name" TO "_retired_20250101000002_name";
ALTER TABLE "user" RENAME COLUMN "_migrator_name" TO "name";
ALTER TABLE "user"
    ALTER COLUMN "name" SET DEFAULT 'nobody',
    ALTER COLUMN "name" SET NOT NULL;
