-- in batches of 2 by id:
UPDATE "user" SET "code" = upper(name) WHERE "code" IS NULL;
-- in batches of 1000 by id, in one transaction:
UPDATE "user" SET "code" = upper(name) WHERE "code" IS NULL;
-- check: `code` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "code" IS NULL;
ALTER TABLE "user" ALTER COLUMN "code" SET NOT NULL;
