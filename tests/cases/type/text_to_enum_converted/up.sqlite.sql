-- check: `value` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE CASE lower(value) WHEN 'green' THEN 'Green' ELSE 'Red' END IS NULL;
-- check: `value` of `item` is not one of Red, Green
SELECT "id", "value"
FROM (SELECT "id", CASE lower(value) WHEN 'green' THEN 'Green' ELSE 'Red' END AS "value" FROM "item") AS "item"
WHERE "value" NOT IN ('Red', 'Green');
-- rebuild `item` (id, value)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "value" TEXT NOT NULL CONSTRAINT "color" CHECK ("value" IN ('Red', 'Green')),
    "_retired_20250101000002_value" TEXT
);
INSERT INTO "_new_item" ("id", "value", "_retired_20250101000002_value")
SELECT "id", CASE lower(value) WHEN 'green' THEN 'Green' ELSE 'Red' END, "value"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
