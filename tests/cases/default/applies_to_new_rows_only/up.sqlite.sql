-- rebuild `item` (id, x)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "x" INTEGER NOT NULL DEFAULT 5
);
INSERT INTO "_new_item" ("id", "x")
SELECT "id", "x"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
