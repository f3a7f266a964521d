-- check: rows of `account` that were kept aside have a primary key that was given again
SELECT "kept"."id"
FROM "_retired_20250101000002_account_email_key" AS "kept"
WHERE EXISTS (SELECT 1 FROM "account" WHERE "account"."id" = "kept"."id");
DROP INDEX "account_email_key";
LOCK TABLE "account" IN EXCLUSIVE MODE;
WITH "moved" AS (
    DELETE FROM "_retired_20250101000002_account_email_key"
    RETURNING "id", "email"
)
INSERT INTO "account" ("id", "email")
SELECT "id", "email"
FROM "moved";
