-- check: a foreign key that no entity has refers to rows of `account` that are to leave
SELECT conrelid::regclass AS "table", conname AS "foreign_key"
FROM pg_constraint
WHERE contype = 'f' AND confrelid = to_regclass('"account"') AND confdeltype IN ('c', 'n', 'd')
    AND (conrelid IN (to_regclass('"account"'))) IS NOT TRUE
    AND EXISTS (
        SELECT "id"
        FROM (
            SELECT "id", row_number() OVER (PARTITION BY "email" ORDER BY "created_at" IS NULL, "created_at" DESC, "id" DESC) AS "_migrator_place"
            FROM "account"
            WHERE "email" IS NOT NULL
        ) AS "numbered"
        WHERE "_migrator_place" > 1
    );
LOCK TABLE "account" IN EXCLUSIVE MODE;
CREATE TABLE "_retired_20250101000002_account_email_key" (
    "id" BIGINT NOT NULL,
    "email" VARCHAR(40),
    "created_at" BIGINT,
    CONSTRAINT "_retired_20250101000002_account_email_key_pkey" PRIMARY KEY ("id")
);
WITH "moved" AS (
    DELETE FROM "account"
    WHERE "id" IN (
        SELECT "id"
        FROM (
            SELECT "id", row_number() OVER (PARTITION BY "email" ORDER BY "created_at" IS NULL, "created_at" DESC, "id" DESC) AS "_migrator_place"
            FROM "account"
            WHERE "email" IS NOT NULL
        ) AS "numbered"
        WHERE "_migrator_place" > 1
    )
    RETURNING "id", "email", "created_at"
)
INSERT INTO "_retired_20250101000002_account_email_key" ("id", "email", "created_at")
SELECT "id", "email", "created_at"
FROM "moved";
-- check: `email` occurs more than once in `account`
SELECT "email", count(*) AS "rows"
FROM "account"
WHERE "email" IS NOT NULL
GROUP BY "email"
HAVING count(*) > 1;
CREATE UNIQUE INDEX "account_email_key" ON "account" ("email");
