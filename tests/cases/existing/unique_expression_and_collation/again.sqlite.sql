INSERT INTO "_retired_20250101000002_name_expr_last_key" ("id", "first", "last")
SELECT "id", "first", "last"
FROM "name"
WHERE "id" IN (
    SELECT "id"
    FROM (
        SELECT "id", row_number() OVER (PARTITION BY lower(first), "last" COLLATE "nocase" ORDER BY "id" DESC) AS "_migrator_place"
        FROM "name"
        WHERE (lower(first)) IS NOT NULL
    ) AS "numbered"
    WHERE "_migrator_place" > 1
);
DELETE FROM "name"
WHERE "id" IN (SELECT "id" FROM "_retired_20250101000002_name_expr_last_key");
-- check: `lower(first)`, `last` occur together more than once in `name`
SELECT lower(first), "last" COLLATE "nocase" AS "last", count(*) AS "rows"
FROM "name"
WHERE (lower(first)) IS NOT NULL
GROUP BY lower(first), "last" COLLATE "nocase"
HAVING count(*) > 1;
CREATE UNIQUE INDEX "name_expr_last_key" ON "name" ((lower(first)), "last" COLLATE "nocase");
