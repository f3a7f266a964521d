-- rebuild `item` (id, name)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL
);
INSERT INTO "_new_item" ("id", "name")
SELECT "id", "name"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
CREATE UNIQUE INDEX "item_name_key" ON "item" ("name");
-- end of the rebuild
