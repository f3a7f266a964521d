-- check: `name`, `id` occur together more than once in `item`
SELECT "name" COLLATE "nocase" AS "name", "id", count(*) AS "rows"
FROM "item"
GROUP BY "name" COLLATE "nocase", "id"
HAVING count(*) > 1;
CREATE UNIQUE INDEX "item_name_id_key" ON "item" ("name" COLLATE "nocase", "id" DESC);
