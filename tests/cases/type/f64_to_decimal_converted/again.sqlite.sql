-- check: `value` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE COALESCE("_retired_after_20250101000002_value", printf('%.2f', value)) IS NULL;
-- check: `value` of `item` does not fit decimal
SELECT "id", "value"
FROM (SELECT "id", COALESCE("_retired_after_20250101000002_value", printf('%.2f', value)) AS "value" FROM "item") AS "item"
WHERE "value" IS NOT NULL AND (typeof("value") IN ('integer', 'real', 'text') AND (ltrim(substr(CAST("value" AS TEXT), 1, 1), '-') || substr(CAST("value" AS TEXT), 2) GLOB '[0-9]*[0-9]' OR ltrim(substr(CAST("value" AS TEXT), 1, 1), '-') || substr(CAST("value" AS TEXT), 2) GLOB '[0-9]') AND ltrim(substr(CAST("value" AS TEXT), 1, 1), '-') || substr(CAST("value" AS TEXT), 2) NOT GLOB '*[^0-9.]*' AND ltrim(substr(CAST("value" AS TEXT), 1, 1), '-') || substr(CAST("value" AS TEXT), 2) NOT GLOB '*.*.*' AND length(ltrim(substr(CAST("value" AS TEXT), 1, 1), '-') || substr(CAST("value" AS TEXT), 2)) <= 29) IS NOT TRUE;
-- rebuild `item` (id, value, _retired_after_20250101000002_value)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "value" TEXT NOT NULL,
    "_retired_20250101000002_value" REAL
);
INSERT INTO "_new_item" ("id", "value", "_retired_20250101000002_value")
SELECT "id", COALESCE("_retired_after_20250101000002_value", printf('%.2f', value)), "value"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
