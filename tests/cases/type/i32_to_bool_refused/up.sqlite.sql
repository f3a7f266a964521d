-- check: `value` of `item` does not fit bool
SELECT "id", "value"
FROM "item"
WHERE "value" IS NOT NULL AND ("value" IN (0, 1)) IS NOT TRUE;
-- rebuild `item` (id, value)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "value" BOOLEAN NOT NULL
);
INSERT INTO "_new_item" ("id", "value")
SELECT "id", "value"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
