-- check: `value` of `item` is not one of Red, Green
SELECT "id", "value"
FROM "item"
WHERE "value" IS NOT NULL AND ("value" IN ('Red', 'Green')) IS NOT TRUE;
-- rebuild `item` (id, value)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "value" TEXT NOT NULL CONSTRAINT "color" CHECK ("value" IN ('Red', 'Green'))
);
INSERT INTO "_new_item" ("id", "value")
SELECT "id", "value"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
