-- rebuild `item` (id, x, value)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "x" INTEGER NOT NULL,
    "value" TEXT NOT NULL
);
INSERT INTO "_new_item" ("id", "x", "value")
SELECT "id", "x", "value"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
