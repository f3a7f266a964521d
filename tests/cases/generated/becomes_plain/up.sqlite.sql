-- check: `total` of `item` does not fit int64
SELECT "id", "total"
FROM "item"
WHERE "total" IS NOT NULL AND ("total" = CAST("total" AS INTEGER)) IS NOT TRUE;
-- rebuild `item` (id, price, amount, total)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "price" INTEGER NOT NULL,
    "amount" INTEGER,
    "total" INTEGER,
    "_retired_20250101000002_total" INTEGER
);
INSERT INTO "_new_item" ("id", "price", "amount", "total", "_retired_20250101000002_total")
SELECT "id", "price", "amount", "total", "total"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
