-- check: `value` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE "_retired_20250101000002_value" IS NULL;
-- rebuild `item` (id, value, _retired_20250101000002_value)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "value" INTEGER NOT NULL,
    "_retired_after_20250101000002_value" INTEGER
);
INSERT INTO "_new_item" ("id", "value", "_retired_after_20250101000002_value")
SELECT "id", "_retired_20250101000002_value", "value"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
