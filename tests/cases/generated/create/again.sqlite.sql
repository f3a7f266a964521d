ALTER TABLE "_retired_20250101000002_item" RENAME TO "item";
-- check: `shout` occurs more than once in `item`
SELECT "shout", count(*) AS "rows"
FROM "item"
GROUP BY "shout"
HAVING count(*) > 1;
CREATE UNIQUE INDEX "item_shout_key" ON "item" ("shout");
