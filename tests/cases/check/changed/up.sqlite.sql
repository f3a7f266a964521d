-- check: rows of `item` fail the check `c`
SELECT "id", "price"
FROM "item"
WHERE NOT (price >= -5);
-- rebuild `item` (id, price, low, high, name)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "price" INTEGER NOT NULL,
    "low" INTEGER NOT NULL,
    "high" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    CONSTRAINT "c" CHECK (price >= -5)
);
INSERT INTO "_new_item" ("id", "price", "low", "high", "name")
SELECT "id", "price", "low", "high", "name"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
