-- check: a foreign key that no entity has refers to rows of `account` that are to leave
SELECT conrelid::regclass AS "table", conname AS "foreign_key"
FROM pg_constraint
WHERE contype = 'f' AND confrelid = to_regclass('"account"') AND confdeltype IN ('c', 'n', 'd')
    AND (conrelid IN (to_regclass('"account"'))) IS NOT TRUE
    AND EXISTS (
        SELECT "id"
        FROM (
            SELECT "id", row_number() OVER (PARTITION BY "email" ORDER BY "id") AS "_migrator_place"
            FROM "account"
        ) AS "numbered"
        WHERE "_migrator_place" > 1
    );
ALTER TABLE "account" RENAME COLUMN "name" TO "full_name";
LOCK TABLE "account" IN EXCLUSIVE MODE;
WITH "moved" AS (
    DELETE FROM "account"
    WHERE "id" IN (
        SELECT "id"
        FROM (
            SELECT "id", row_number() OVER (PARTITION BY "email" ORDER BY "id") AS "_migrator_place"
            FROM "account"
        ) AS "numbered"
        WHERE "_migrator_place" > 1
    )
    RETURNING "id", "email", "full_name"
)
INSERT INTO "_retired_20250101000002_account_email_key" ("id", "email", "full_name")
SELECT "id", "email", "full_name"
FROM "moved";
-- check: `email` occurs more than once in `account`
SELECT "email", count(*) AS "rows"
FROM "account"
GROUP BY "email"
HAVING count(*) > 1;
-- check: `full_name` occurs more than once in `account`
SELECT "full_name", count(*) AS "rows"
FROM "account"
GROUP BY "full_name"
HAVING count(*) > 1;
CREATE UNIQUE INDEX "account_email_key" ON "account" ("email");
CREATE UNIQUE INDEX "account_full_name_key" ON "account" ("full_name");
