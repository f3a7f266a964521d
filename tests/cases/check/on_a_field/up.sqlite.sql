-- check: rows of `item` fail the check `item_price_check`
SELECT "id", "price"
FROM "item"
WHERE NOT (price >= 0);
-- check: rows of `item` fail the check `item_high_check`
SELECT "id", "high"
FROM "item"
WHERE NOT (high > 0);
-- rebuild `item` (id, price, low, high, name)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "price" INTEGER NOT NULL,
    "low" INTEGER NOT NULL,
    "high" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    CONSTRAINT "item_price_check" CHECK (price >= 0),
    CONSTRAINT "item_high_check" CHECK (high > 0)
);
INSERT INTO "_new_item" ("id", "price", "low", "high", "name")
SELECT "id", "price", "low", "high", "name"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
