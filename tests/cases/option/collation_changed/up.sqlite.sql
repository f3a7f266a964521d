-- rebuild `t` (id, s)
CREATE TABLE "_new_t" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "s" TEXT NOT NULL COLLATE "rtrim"
);
INSERT INTO "_new_t" ("id", "s")
SELECT "id", "s"
FROM "t";
DROP TABLE "t";
ALTER TABLE "_new_t" RENAME TO "t";
-- end of the rebuild
