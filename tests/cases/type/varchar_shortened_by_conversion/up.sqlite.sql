-- check: `value` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE substr(value, 1, 3) IS NULL;
-- check: `value` of `item` does not fit text(3)
SELECT "id", "value"
FROM (SELECT "id", substr(value, 1, 3) AS "value" FROM "item") AS "item"
WHERE "value" IS NOT NULL AND (typeof("value") IN ('integer', 'real', 'text') AND length("value") <= 3) IS NOT TRUE;
-- rebuild `item` (id, value)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "value" TEXT NOT NULL,
    "_retired_20250101000002_value" TEXT
);
INSERT INTO "_new_item" ("id", "value", "_retired_20250101000002_value")
SELECT "id", substr(value, 1, 3), "value"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
