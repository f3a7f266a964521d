-- rebuild `item` (id, price, amount, total)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "price" INTEGER NOT NULL,
    "amount" INTEGER,
    "total" INTEGER
);
INSERT INTO "_new_item" ("id", "price", "amount", "total")
SELECT "id", "price", "amount", "total"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
ALTER TABLE "item" RENAME COLUMN "total" TO "_retired_20250101000002_total";
