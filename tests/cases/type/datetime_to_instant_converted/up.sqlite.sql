-- check: `value` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE replace(value, ' ', 'T') || '+00:00' IS NULL;
-- check: `value` of `item` does not fit instant
SELECT "id", "value"
FROM (SELECT "id", replace(value, ' ', 'T') || '+00:00' AS "value" FROM "item") AS "item"
WHERE "value" IS NOT NULL AND (typeof("value") IN ('text') AND datetime("value") IS NOT NULL AND date(substr("value", 1, 10)) = substr("value", 1, 10) AND substr("value", 12, 2) BETWEEN '00' AND '23') IS NOT TRUE;
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
