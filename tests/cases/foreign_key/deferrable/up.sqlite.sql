-- rebuild `item` (id, parent_id)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "parent_id" INTEGER,
    CONSTRAINT "item_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "item" ("id") DEFERRABLE INITIALLY IMMEDIATE
);
INSERT INTO "_new_item" ("id", "parent_id")
SELECT "id", "parent_id"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
