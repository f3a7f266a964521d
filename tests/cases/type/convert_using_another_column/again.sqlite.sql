-- check: `amount` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE COALESCE("_retired_after_20250101000002_amount", amount * CASE unit WHEN 'kg' THEN 1000 ELSE 1 END) IS NULL;
-- check: `amount` of `item` does not fit int64
SELECT "id", "amount"
FROM (SELECT COALESCE("_retired_after_20250101000002_amount", amount * CASE unit WHEN 'kg' THEN 1000 ELSE 1 END) AS "amount", "id" FROM "item") AS "item"
WHERE "amount" IS NOT NULL AND ("amount" = CAST("amount" AS INTEGER)) IS NOT TRUE;
-- rebuild `item` (id, amount, unit, _retired_after_20250101000002_amount)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "amount" INTEGER NOT NULL,
    "unit" TEXT NOT NULL,
    "_retired_20250101000002_amount" TEXT
);
INSERT INTO "_new_item" (
    "id",
    "amount",
    "unit",
    "_retired_20250101000002_amount"
)
SELECT
    "id",
    COALESCE("_retired_after_20250101000002_amount", amount * CASE unit WHEN 'kg' THEN 1000 ELSE 1 END),
    "unit",
    "amount"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
