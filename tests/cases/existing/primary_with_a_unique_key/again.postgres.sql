-- check: a foreign key that no entity has refers to rows of `item` that are to leave
SELECT conrelid::regclass AS "table", conname AS "foreign_key"
FROM pg_constraint
WHERE contype = 'f' AND confrelid = to_regclass('"item"') AND confdeltype IN ('c', 'n', 'd')
    AND (conrelid IN (to_regclass('"item"'), to_regclass('"sale"'))) IS NOT TRUE
    AND EXISTS (
        SELECT "ctid"
        FROM (
            SELECT "ctid" AS "ctid", row_number() OVER (PARTITION BY "name" ORDER BY "code", "name", "ctid") AS "_migrator_place"
            FROM "item"
        ) AS "numbered"
        WHERE "_migrator_place" > 1
    );
LOCK TABLE "item" IN EXCLUSIVE MODE;
-- check: rows of `item` that are to be kept aside are referred to by `item` of `sale`
SELECT *
FROM "item"
WHERE "ctid" IN (
    SELECT "ctid"
    FROM (
        SELECT "ctid" AS "ctid", row_number() OVER (PARTITION BY "name" ORDER BY "code", "name", "ctid") AS "_migrator_place"
        FROM "item"
    ) AS "numbered"
    WHERE "_migrator_place" > 1
)
    AND EXISTS (SELECT 1 FROM "sale" AS "other" WHERE "other"."item" = "item"."code");
WITH "moved" AS (
    DELETE FROM "item"
    WHERE "ctid" IN (
        SELECT "ctid"
        FROM (
            SELECT "ctid" AS "ctid", row_number() OVER (PARTITION BY "name" ORDER BY "code", "name", "ctid") AS "_migrator_place"
            FROM "item"
        ) AS "numbered"
        WHERE "_migrator_place" > 1
    )
    RETURNING "name", "code"
)
INSERT INTO "_retired_20250101000002_item_pkey" ("name", "code")
SELECT "name", "code"
FROM "moved";
-- check: `name` occurs more than once in `item`
SELECT "name", count(*) AS "rows"
FROM "item"
GROUP BY "name"
HAVING count(*) > 1;
ALTER TABLE "item" ADD CONSTRAINT "item_pkey" PRIMARY KEY ("name");
