-- check: rows of `account` that were kept aside have a primary key that was given again
SELECT "kept"."id"
FROM "_retired_20250101000002_account_email_role_key" AS "kept"
WHERE EXISTS (SELECT 1 FROM "account" WHERE "account"."id" = "kept"."id");
-- check: rows of `account` that were kept aside have a primary key that was given again
SELECT "kept"."id"
FROM "_retired_20250101000002_account_team_id_fkey" AS "kept"
WHERE EXISTS (SELECT 1 FROM "account" WHERE "account"."id" = "kept"."id");
-- check: rows of `account` that were kept aside have a primary key that was given again
SELECT "kept"."id"
FROM "_retired_20250101000002_account_age_check" AS "kept"
WHERE EXISTS (SELECT 1 FROM "account" WHERE "account"."id" = "kept"."id");
ALTER TABLE "account" DROP CONSTRAINT "account_team_id_fkey";
ALTER TABLE "account" DROP CONSTRAINT "account_age_check";
DROP INDEX "account_email_role_key";
LOCK TABLE "account" IN EXCLUSIVE MODE;
WITH "moved" AS (
    DELETE FROM "_retired_20250101000002_account_email_role_key"
    RETURNING "id", "email", "role", "team_id", "age", "next", "_retired_20250101000002_note"
)
INSERT INTO "account" ("id", "email", "role", "team_id", "age", "_retired_20250101000002_note")
SELECT "id", "email", CAST("role" AS "role"), "team_id", "age", "_retired_20250101000002_note"
FROM "moved";
LOCK TABLE "account" IN EXCLUSIVE MODE;
WITH "moved" AS (
    DELETE FROM "_retired_20250101000002_account_team_id_fkey"
    RETURNING "id", "email", "role", "team_id", "age", "next", "_retired_20250101000002_note"
)
INSERT INTO "account" ("id", "email", "role", "team_id", "age", "_retired_20250101000002_note")
SELECT "id", "email", CAST("role" AS "role"), "team_id", "age", "_retired_20250101000002_note"
FROM "moved";
LOCK TABLE "account" IN EXCLUSIVE MODE;
WITH "moved" AS (
    DELETE FROM "_retired_20250101000002_account_age_check"
    RETURNING "id", "email", "role", "team_id", "age", "next", "_retired_20250101000002_note"
)
INSERT INTO "account" ("id", "email", "role", "team_id", "age", "_retired_20250101000002_note")
SELECT "id", "email", CAST("role" AS "role"), "team_id", "age", "_retired_20250101000002_note"
FROM "moved";
ALTER TABLE "account" RENAME TO "person";
ALTER TABLE "person" RENAME CONSTRAINT "account_pkey" TO "person_pkey";
ALTER TABLE "person" RENAME COLUMN "_retired_20250101000002_note" TO "note";
ALTER TABLE "person" RENAME COLUMN "email" TO "mail";
-- check: `age` of `person` does not fit int32
SELECT "id", "age"
FROM "person"
WHERE "age" IS NOT NULL AND ("age" BETWEEN -2147483648 AND 2147483647) IS NOT TRUE;
ALTER TABLE "person"
    ALTER COLUMN "age" TYPE INTEGER,
    ALTER COLUMN "next" DROP EXPRESSION,
    ALTER COLUMN "next" DROP NOT NULL;
ALTER TABLE "person" RENAME COLUMN "next" TO "_retired_20250101000002_next";
