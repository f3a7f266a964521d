-- rebuild `t` (key, v)
CREATE TABLE "_new_t" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "v" INTEGER NOT NULL
);
INSERT INTO "_new_t" ("key", "v")
SELECT "key", "v"
FROM "t";
DROP TABLE "t";
ALTER TABLE "_new_t" RENAME TO "t";
-- end of the rebuild
