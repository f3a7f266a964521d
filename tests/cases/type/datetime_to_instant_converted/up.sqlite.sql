-- check: `value` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE replace(value, ' ', 'T') || '+00:00' IS NULL;
-- rebuild `item` (id, value)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "value" TIMESTAMP NOT NULL,
    "_retired_20250101000002_value" DATETIME
);
INSERT INTO "_new_item" ("id", "value", "_retired_20250101000002_value")
SELECT "id", replace(value, ' ', 'T') || '+00:00', "value"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
