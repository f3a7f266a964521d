-- rebuild `item` (id, price, amount, total, _retired_20250101000002_total)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "price" INTEGER NOT NULL,
    "amount" INTEGER,
    "total" INTEGER GENERATED ALWAYS AS (price * amount) STORED,
    "_retired_after_20250101000002_total" INTEGER
);
INSERT INTO "_new_item" ("id", "price", "amount", "_retired_after_20250101000002_total")
SELECT "id", "price", "amount", "total"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
