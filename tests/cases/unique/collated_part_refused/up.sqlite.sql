-- check: `name` occurs more than once in `item`
SELECT "name" COLLATE "nocase" AS "name", count(*) AS "rows"
FROM "item"
GROUP BY "name" COLLATE "nocase"
HAVING count(*) > 1;
CREATE UNIQUE INDEX "item_name_key" ON "item" ("name" COLLATE "nocase");
