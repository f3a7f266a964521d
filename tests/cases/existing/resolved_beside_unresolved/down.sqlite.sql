-- check: rows of `account` that were kept aside have a primary key that was given again
SELECT "kept"."id"
FROM "_retired_20250101000002_account_email_key" AS "kept"
WHERE EXISTS (SELECT 1 FROM "account" WHERE "account"."id" = "kept"."id");
DROP INDEX "account_email_key";
DROP INDEX "account_full_name_key";
INSERT INTO "account" ("id", "email", "full_name")
SELECT "id", "email", "full_name"
FROM "_retired_20250101000002_account_email_key";
DELETE FROM "_retired_20250101000002_account_email_key";
ALTER TABLE "account" RENAME COLUMN "full_name" TO "name";
