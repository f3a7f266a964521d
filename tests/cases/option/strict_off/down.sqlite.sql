-- check: `id` of `t` holds something else than INTEGER
SELECT "id"
FROM "t"
WHERE typeof("id") NOT IN ('integer', 'null');
-- check: `a` of `t` holds something else than INTEGER
SELECT "id", "a"
FROM "t"
WHERE typeof("a") NOT IN ('integer', 'null');
-- check: `b` of `t` holds something else than TEXT
SELECT "id", "b"
FROM "t"
WHERE typeof("b") NOT IN ('text', 'null');
-- rebuild `t` (id, a, b)
CREATE TABLE "_new_t" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "a" INTEGER NOT NULL,
    "b" TEXT NOT NULL
) STRICT;
INSERT INTO "_new_t" ("id", "a", "b")
SELECT "id", "a", "b"
FROM "t";
DROP TABLE "t";
ALTER TABLE "_new_t" RENAME TO "t";
-- end of the rebuild
