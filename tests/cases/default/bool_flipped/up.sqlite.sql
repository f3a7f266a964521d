-- rebuild `item` (id, x, value)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "x" INTEGER NOT NULL,
    "value" BOOLEAN NOT NULL DEFAULT FALSE
);
INSERT INTO "_new_item" ("id", "x", "value")
SELECT "id", "x", "value"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
