-- check: a foreign key that no entity has refers to rows of `account` that are to leave
SELECT conrelid::regclass AS "table", conname AS "foreign_key"
FROM pg_constraint
WHERE contype = 'f' AND confrelid = to_regclass('"account"') AND confdeltype IN ('c', 'n', 'd')
    AND (conrelid IN (to_regclass('"account"'), to_regclass('"letter"'))) IS NOT TRUE
    AND EXISTS (
        SELECT "id"
        FROM (
            SELECT "id", row_number() OVER (PARTITION BY "email" ORDER BY "id" DESC) AS "_migrator_place"
            FROM "account"
            WHERE "email" IS NOT NULL
        ) AS "numbered"
        WHERE "_migrator_place" > 1
    );
LOCK TABLE "account" IN EXCLUSIVE MODE;
-- check: rows of `account` that are to be kept aside are referred to by `account` of `letter`
SELECT "id"
FROM "account"
WHERE "id" IN (
    SELECT "id"
    FROM (
        SELECT "id", row_number() OVER (PARTITION BY "email" ORDER BY "id" DESC) AS "_migrator_place"
        FROM "account"
        WHERE "email" IS NOT NULL
    ) AS "numbered"
    WHERE "_migrator_place" > 1
)
    AND EXISTS (SELECT 1 FROM "letter" AS "other" WHERE "other"."account" = "account"."id");
CREATE TABLE "_retired_20250101000002_account_email_key" (
    "id" BIGINT NOT NULL,
    "email" VARCHAR(40),
    CONSTRAINT "_retired_20250101000002_account_email_key_pkey" PRIMARY KEY ("id")
);
WITH "moved" AS (
    DELETE FROM "account"
    WHERE "id" IN (
        SELECT "id"
        FROM (
            SELECT "id", row_number() OVER (PARTITION BY "email" ORDER BY "id" DESC) AS "_migrator_place"
            FROM "account"
            WHERE "email" IS NOT NULL
        ) AS "numbered"
        WHERE "_migrator_place" > 1
    )
    RETURNING "id", "email"
)
INSERT INTO "_retired_20250101000002_account_email_key" ("id", "email")
SELECT "id", "email"
FROM "moved";
-- check: `email` occurs more than once in `account`
SELECT "email", count(*) AS "rows"
FROM "account"
WHERE "email" IS NOT NULL
GROUP BY "email"
HAVING count(*) > 1;
CREATE UNIQUE INDEX "account_email_key" ON "account" ("email");
