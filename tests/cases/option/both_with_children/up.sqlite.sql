-- check: `key` of `p` holds something else than TEXT
SELECT "key"
FROM "p"
WHERE typeof("key") NOT IN ('text', 'null');
-- check: `id` of `c` holds something else than INTEGER
SELECT "id"
FROM "c"
WHERE typeof("id") NOT IN ('integer', 'null');
-- check: `p` of `c` holds something else than TEXT
SELECT "id", "p"
FROM "c"
WHERE typeof("p") NOT IN ('text', 'null');
-- rebuild `p` (key)
CREATE TABLE "_new_p" (
    "key" TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;
INSERT INTO "_new_p" ("key")
SELECT "key"
FROM "p";
DROP TABLE "p";
ALTER TABLE "_new_p" RENAME TO "p";
-- end of the rebuild
-- rebuild `c` (id, p)
CREATE TABLE "_new_c" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "p" TEXT NOT NULL,
    CONSTRAINT "c_p_fkey" FOREIGN KEY ("p") REFERENCES "p" ("key") ON DELETE CASCADE
) STRICT;
INSERT INTO "_new_c" ("id", "p")
SELECT "id", "p"
FROM "c";
DROP TABLE "c";
ALTER TABLE "_new_c" RENAME TO "c";
-- end of the rebuild
