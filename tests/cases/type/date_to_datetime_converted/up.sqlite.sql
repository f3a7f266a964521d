-- check: `value` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE value || ' 00:00:00' IS NULL;
-- rebuild `item` (id, value)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "value" DATETIME NOT NULL,
    "_retired_20250101000002_value" DATE
);
INSERT INTO "_new_item" ("id", "value", "_retired_20250101000002_value")
SELECT "id", value || ' 00:00:00', "value"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
