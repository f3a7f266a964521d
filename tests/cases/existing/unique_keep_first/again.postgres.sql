-- check: a foreign key that no entity has refers to rows of `member` that are to leave
SELECT conrelid::regclass AS "table", conname AS "foreign_key"
FROM pg_constraint
WHERE contype = 'f' AND confrelid = to_regclass('"member"') AND confdeltype IN ('c', 'n', 'd')
    AND (conrelid IN (to_regclass('"member"'))) IS NOT TRUE
    AND EXISTS (
        SELECT "org", "name"
        FROM (
            SELECT "org", "name", row_number() OVER (PARTITION BY "org", "email" ORDER BY "org", "name") AS "_migrator_place"
            FROM "member"
        ) AS "numbered"
        WHERE "_migrator_place" > 1
    );
LOCK TABLE "member" IN EXCLUSIVE MODE;
WITH "moved" AS (
    DELETE FROM "member"
    WHERE ("org", "name") IN (
        SELECT "org", "name"
        FROM (
            SELECT "org", "name", row_number() OVER (PARTITION BY "org", "email" ORDER BY "org", "name") AS "_migrator_place"
            FROM "member"
        ) AS "numbered"
        WHERE "_migrator_place" > 1
    )
    RETURNING "org", "name", "email", "phone"
)
INSERT INTO "_retired_20250101000002_member_org_email_key" ("org", "name", "email", "phone")
SELECT "org", "name", "email", "phone"
FROM "moved";
-- check: `org`, `email` occur together more than once in `member`
SELECT "org", "email", count(*) AS "rows"
FROM "member"
GROUP BY "org", "email"
HAVING count(*) > 1;
CREATE UNIQUE INDEX "member_org_email_key" ON "member" ("org", "email");
