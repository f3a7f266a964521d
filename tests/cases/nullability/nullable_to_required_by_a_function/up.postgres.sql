ALTER TABLE "user" ADD COLUMN "_retired_20250101000002_filled_code" VARCHAR(40);
-- in batches of 2 by id:
UPDATE "user" SET "code" = ?, "_retired_20250101000002_filled_code" = "code" WHERE "code" IS NULL;
LOCK TABLE "user" IN ACCESS EXCLUSIVE MODE;
-- in batches of 2 by id, in one transaction:
UPDATE "user" SET "code" = ?, "_retired_20250101000002_filled_code" = "code" WHERE "code" IS NULL;
-- check: `code` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "code" IS NULL;
ALTER TABLE "user" ALTER COLUMN "code" SET NOT NULL;
