-- check: `total` occurs more than once in `item`
SELECT "total", count(*) AS "rows"
FROM (SELECT amount IS NULL AS "total" FROM "item") AS "item"
WHERE "total" IS NOT NULL
GROUP BY "total"
HAVING count(*) > 1;
-- rebuild `item` (id, price, amount)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "price" INTEGER NOT NULL,
    "amount" INTEGER,
    "total" INTEGER GENERATED ALWAYS AS (amount IS NULL) STORED
);
INSERT INTO "_new_item" ("id", "price", "amount")
SELECT "id", "price", "amount"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
CREATE UNIQUE INDEX "item_total_key" ON "item" ("total");
-- end of the rebuild
