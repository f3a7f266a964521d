-- check: `id` of `t` holds something else than INTEGER
SELECT "id"
FROM "t"
WHERE typeof("id") NOT IN ('integer', 'null');
-- check: `n` of `t` holds something else than INTEGER
SELECT "id", "n"
FROM "t"
WHERE typeof("n") NOT IN ('integer', 'null');
-- rebuild `t` (id, n)
CREATE TABLE "_new_t" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "n" INTEGER NOT NULL
) STRICT;
INSERT INTO "_new_t" ("id", "n")
SELECT "id", "n"
FROM "t";
DROP TABLE "t";
ALTER TABLE "_new_t" RENAME TO "t";
-- end of the rebuild
