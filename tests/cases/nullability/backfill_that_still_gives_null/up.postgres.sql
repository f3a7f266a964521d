-- check: `name` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE COALESCE("name", CAST(nick AS TEXT)) IS NULL;
ALTER TABLE "user" ADD COLUMN "_migrator_name" TEXT;
UPDATE "user" SET "_migrator_name" = COALESCE("name", CAST(nick AS TEXT));
ALTER TABLE "user" RENAME COLUMN "name" TO "_retired_20250101000002_name";
ALTER TABLE "user" RENAME COLUMN "_migrator_name" TO "name";
ALTER TABLE "user" ALTER COLUMN "name" SET NOT NULL;
