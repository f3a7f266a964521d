ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_home" TO "home";
-- check: `home` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE COALESCE("home", CAST(city AS TEXT)) IS NULL;
UPDATE "user" SET "home" = COALESCE("home", CAST(city AS TEXT))
WHERE "home" IS NULL;
ALTER TABLE "user" ALTER COLUMN "home" SET NOT NULL;
