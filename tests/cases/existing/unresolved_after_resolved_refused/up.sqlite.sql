ALTER TABLE "account" RENAME COLUMN "name" TO "full_name";
CREATE TABLE "_retired_20250101000002_account_email_key" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "email" TEXT NOT NULL,
    "full_name" TEXT NOT NULL
);
INSERT INTO "_retired_20250101000002_account_email_key" ("id", "email", "full_name")
SELECT "id", "email", "full_name"
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
-- check: `full_name` occurs more than once in `account`
SELECT "full_name", count(*) AS "rows"
FROM "account"
GROUP BY "full_name"
HAVING count(*) > 1;
CREATE UNIQUE INDEX "account_email_key" ON "account" ("email");
CREATE UNIQUE INDEX "account_full_name_key" ON "account" ("full_name");
