-- check: `s` occurs more than once in `t`
SELECT "s" COLLATE "BINARY" AS "s", count(*) AS "rows"
FROM "t"
GROUP BY "s" COLLATE "BINARY"
HAVING count(*) > 1;
-- rebuild `t` (id, s)
CREATE TABLE "_new_t" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "s" TEXT NOT NULL
);
INSERT INTO "_new_t" ("id", "s")
SELECT "id", "s"
FROM "t";
DROP TABLE "t";
ALTER TABLE "_new_t" RENAME TO "t";
CREATE UNIQUE INDEX "t_s_key" ON "t" ("s");
-- end of the rebuild
