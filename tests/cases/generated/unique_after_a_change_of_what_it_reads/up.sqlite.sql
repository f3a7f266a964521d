-- check: `amount` of `item` does not fit float64
SELECT "id", "amount"
FROM (SELECT amount / 10.0 AS "amount", "id" FROM "item") AS "item"
WHERE "amount" IS NOT NULL AND (typeof("amount") IN ('integer', 'real') OR "amount" = CAST("amount" AS REAL)) IS NOT TRUE;
-- check: `total` occurs more than once in `item`
SELECT "total", count(*) AS "rows"
FROM (SELECT abs(amount) AS "total" FROM (SELECT amount / 10.0 AS "amount" FROM "item") AS "item") AS "item"
WHERE "total" IS NOT NULL
GROUP BY "total"
HAVING count(*) > 1;
-- rebuild `item` (id, price, amount, total)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "price" INTEGER NOT NULL,
    "amount" REAL,
    "total" REAL GENERATED ALWAYS AS (abs(amount)) STORED,
    "_retired_20250101000002_amount" INTEGER
);
INSERT INTO "_new_item" ("id", "price", "amount", "_retired_20250101000002_amount")
SELECT "id", "price", amount / 10.0, "amount"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
CREATE UNIQUE INDEX "item_total_key" ON "item" ("total");
-- end of the rebuild
