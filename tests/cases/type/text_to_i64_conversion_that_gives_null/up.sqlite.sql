-- check: `value` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE nullif(CAST(value AS INTEGER), 0) IS NULL;
-- check: `value` of `item` does not fit int64
SELECT "id", "value"
FROM (SELECT "id", nullif(CAST(value AS INTEGER), 0) AS "value" FROM "item") AS "item"
WHERE "value" IS NOT NULL AND ("value" = CAST("value" AS INTEGER)) IS NOT TRUE;
-- rebuild `item` (id, value)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "value" INTEGER NOT NULL,
    "_retired_20250101000002_value" TEXT
);
INSERT INTO "_new_item" ("id", "value", "_retired_20250101000002_value")
SELECT "id", nullif(CAST(value AS INTEGER), 0), "value"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
