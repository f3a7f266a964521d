-- rebuild `parent` (id, name, x)
CREATE TABLE "_new_parent" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT,
    "x" INTEGER NOT NULL
);
INSERT INTO "_new_parent" ("id", "name", "x")
SELECT "id", "name", "x"
FROM "parent";
DROP TABLE "parent";
ALTER TABLE "_new_parent" RENAME TO "parent";
-- end of the rebuild
