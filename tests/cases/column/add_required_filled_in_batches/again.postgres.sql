ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_shout" TO "shout";
-- in batches of 1 by id:
UPDATE "user" SET "shout" = upper(name) WHERE "shout" IS NULL;
LOCK TABLE "user" IN ACCESS EXCLUSIVE MODE;
-- in batches of 1 by id, in one transaction:
UPDATE "user" SET "shout" = upper(name) WHERE "shout" IS NULL;
-- check: `shout` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "shout" IS NULL;
ALTER TABLE "user" ALTER COLUMN "shout" SET NOT NULL;
