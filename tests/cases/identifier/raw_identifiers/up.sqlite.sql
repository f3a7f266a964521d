-- rebuild `t` (id, type)
CREATE TABLE "_new_t" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "type" TEXT,
    "match" INTEGER
);
INSERT INTO "_new_t" ("id", "type", "match")
SELECT "id", "type", NULL
FROM "t";
DROP TABLE "t";
ALTER TABLE "_new_t" RENAME TO "t";
-- end of the rebuild
