ALTER TABLE "item" RENAME COLUMN "old" TO "new";
-- check: `value` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE COALESCE("value", "_retired_after_20250101000002_value", new * 2) IS NULL;
-- check: `value` of `item` does not fit int64
SELECT "id", "value"
FROM (SELECT "id", COALESCE("value", "_retired_after_20250101000002_value", new * 2) AS "value" FROM "item") AS "item"
WHERE "value" IS NOT NULL AND ("value" = CAST("value" AS INTEGER)) IS NOT TRUE;
-- rebuild `item` (id, new, value, _retired_after_20250101000002_value)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "new" INTEGER NOT NULL,
    "value" INTEGER NOT NULL,
    "_retired_20250101000002_value" INTEGER
);
INSERT INTO "_new_item" ("id", "new", "value", "_retired_20250101000002_value")
SELECT "id", "new", COALESCE("value", "_retired_after_20250101000002_value", new * 2), "value"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
