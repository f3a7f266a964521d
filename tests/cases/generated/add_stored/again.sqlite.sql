-- rebuild `item` (id, price, amount, _retired_20250101000002_total)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "price" INTEGER NOT NULL,
    "amount" INTEGER,
    "total" INTEGER GENERATED ALWAYS AS (price * amount) STORED
);
INSERT INTO "_new_item" ("id", "price", "amount")
SELECT "id", "price", "amount"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
