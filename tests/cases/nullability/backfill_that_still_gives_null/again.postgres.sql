-- check: `name` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE COALESCE("name", "_retired_after_20250101000002_name", CAST(nick AS TEXT)) IS NULL;
UPDATE "user" SET "_retired_after_20250101000002_name" = COALESCE("name", "_retired_after_20250101000002_name", CAST(nick AS TEXT));
ALTER TABLE "user" RENAME COLUMN "name" TO "_retired_20250101000002_name";
ALTER TABLE "user" RENAME COLUMN "_retired_after_20250101000002_name" TO "name";
ALTER TABLE "user" ALTER COLUMN "name" SET NOT NULL;
