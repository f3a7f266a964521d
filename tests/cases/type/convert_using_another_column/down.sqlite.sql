-- check: `amount` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE "_retired_20250101000002_amount" IS NULL;
-- rebuild `item` (id, amount, unit, _retired_20250101000002_amount)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "amount" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "_retired_after_20250101000002_amount" INTEGER
);
INSERT INTO "_new_item" ("id", "amount", "unit", "_retired_after_20250101000002_amount")
SELECT "id", "_retired_20250101000002_amount", "unit", "amount"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
