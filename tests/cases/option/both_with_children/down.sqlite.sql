-- rebuild `c` (id, p)
CREATE TABLE "_new_c" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "p" TEXT NOT NULL,
    CONSTRAINT "c_p_fkey" FOREIGN KEY ("p") REFERENCES "p" ("key") ON DELETE CASCADE
);
INSERT INTO "_new_c" ("id", "p")
SELECT "id", "p"
FROM "c";
DROP TABLE "c";
ALTER TABLE "_new_c" RENAME TO "c";
-- end of the rebuild
-- rebuild `p` (key)
CREATE TABLE "_new_p" (
    "key" TEXT NOT NULL PRIMARY KEY
);
INSERT INTO "_new_p" ("key")
SELECT "key"
FROM "p";
DROP TABLE "p";
ALTER TABLE "_new_p" RENAME TO "p";
-- end of the rebuild
