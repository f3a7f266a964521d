-- check: `value` of `item` does not fit decimal(20, 2)
SELECT "id", "value"
FROM "item"
WHERE "value" IS NOT NULL AND ("value" BETWEEN -999999999999999999 AND 999999999999999999) IS NOT TRUE;
-- rebuild `item` (id, value)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "value" TEXT NOT NULL
);
INSERT INTO "_new_item" ("id", "value")
SELECT "id", CAST("value" AS TEXT)
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
