-- rebuild `v` (n, k)
CREATE TABLE "_new_v" (
    "n" INTEGER NOT NULL PRIMARY KEY,
    "k" TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO "_new_v" ("n", "k")
SELECT "n", "k"
FROM "v";
DROP TABLE "v";
ALTER TABLE "_new_v" RENAME TO "v";
-- end of the rebuild
