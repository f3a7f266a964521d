-- check: `value` of `item` does not fit int64
SELECT "id", "value"
FROM "item"
WHERE "value" IS NOT NULL AND (CAST(CAST("value" AS INTEGER) AS TEXT) = "value") IS NOT TRUE;
-- rebuild `item` (id, value)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "value" INTEGER NOT NULL
);
INSERT INTO "_new_item" ("id", "value")
SELECT "id", CAST("value" AS INTEGER)
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
