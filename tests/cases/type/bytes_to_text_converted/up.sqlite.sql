-- check: `value` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE CAST(value AS TEXT) IS NULL;
-- rebuild `item` (id, value)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "value" TEXT NOT NULL,
    "_retired_20250101000002_value" BLOB
);
INSERT INTO "_new_item" ("id", "value", "_retired_20250101000002_value")
SELECT "id", CAST(value AS TEXT), "value"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
