-- in batches of 2 by id:
UPDATE "user" SET "_retired_20250101000002_filled_code" = NULL WHERE "_retired_20250101000002_filled_code" IS NOT NULL AND "code" IS NOT NULL;
-- in batches of 2 by id:
UPDATE "user" SET "code" = "_retired_20250101000002_filled_code" WHERE "_retired_20250101000002_filled_code" IS NOT NULL AND "code" IS NULL;
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
