-- check: `value` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE value * 2 IS NULL;
-- check: `value` of `item` does not fit int16
SELECT "id", "value"
FROM (SELECT "id", value * 2 AS "value" FROM "item") AS "item"
WHERE "value" IS NOT NULL AND ("value" = CAST("value" AS INTEGER) AND CAST("value" AS INTEGER) BETWEEN -32768 AND 32767) IS NOT TRUE;
-- rebuild `item` (id, value)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "value" INTEGER NOT NULL,
    "_retired_20250101000002_value" INTEGER
);
INSERT INTO "_new_item" ("id", "value", "_retired_20250101000002_value")
SELECT "id", value * 2, "value"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
