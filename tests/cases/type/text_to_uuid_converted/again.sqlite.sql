-- check: `value` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE COALESCE("_retired_after_20250101000002_value", unhex(replace(value, '-', ''))) IS NULL;
-- check: `value` of `item` does not fit uuid
SELECT "id", "value"
FROM (SELECT "id", COALESCE("_retired_after_20250101000002_value", unhex(replace(value, '-', ''))) AS "value" FROM "item") AS "item"
WHERE "value" IS NOT NULL AND (typeof("value") IN ('blob') AND length("value") = 16) IS NOT TRUE;
-- rebuild `item` (id, value, _retired_after_20250101000002_value)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "value" BLOB NOT NULL,
    "_retired_20250101000002_value" TEXT
);
INSERT INTO "_new_item" ("id", "value", "_retired_20250101000002_value")
SELECT "id", COALESCE("_retired_after_20250101000002_value", unhex(replace(value, '-', ''))), "value"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
