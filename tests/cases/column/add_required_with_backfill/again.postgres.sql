ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_shout" TO "shout";
-- check: `shout` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE COALESCE("shout", CAST(upper(name) AS TEXT)) IS NULL;
UPDATE "user" SET "shout" = COALESCE("shout", CAST(upper(name) AS TEXT))
WHERE "shout" IS NULL;
ALTER TABLE "user" ALTER COLUMN "shout" SET NOT NULL;
