CREATE TABLE "_retired_20250101000002_account_email_key" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "email" TEXT NOT NULL
);
INSERT INTO "_retired_20250101000002_account_email_key" ("id", "email")
SELECT "id", "email"
FROM "account"
WHERE "id" IN (
    SELECT "id"
    FROM (
        SELECT "id", row_number() OVER (PARTITION BY "email" ORDER BY "id") AS "_migrator_place"
        FROM "account"
    ) AS "numbered"
    WHERE "_migrator_place" > 1
);
DELETE FROM "account"
WHERE "id" IN (SELECT "id" FROM "_retired_20250101000002_account_email_key");
-- check: `email` occurs more than once in `account`
SELECT "email", count(*) AS "rows"
FROM "account"
GROUP BY "email"
HAVING count(*) > 1;
CREATE UNIQUE INDEX "account_email_key" ON "account" ("email");
