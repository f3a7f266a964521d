DROP INDEX "item_name_key";
-- rebuild `item` (id, name)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    CONSTRAINT "item_name_key" UNIQUE ("name")
);
INSERT INTO "_new_item" ("id", "name")
SELECT "id", "name"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
