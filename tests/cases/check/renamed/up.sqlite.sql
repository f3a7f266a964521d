-- rebuild `item` (id, price, low, high, name)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "price" INTEGER NOT NULL,
    "low" INTEGER NOT NULL,
    "high" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    CONSTRAINT "b" CHECK (price >= 0)
);
INSERT INTO "_new_item" ("id", "price", "low", "high", "name")
SELECT "id", "price", "low", "high", "name"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
