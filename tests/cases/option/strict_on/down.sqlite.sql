-- rebuild `t` (id, a, b, c)
CREATE TABLE "_new_t" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "a" BOOLEAN NOT NULL,
    "b" DATE NOT NULL,
    "c" REAL NOT NULL
);
INSERT INTO "_new_t" ("id", "a", "b", "c")
SELECT "id", "a", "b", "c"
FROM "t";
DROP TABLE "t";
ALTER TABLE "_new_t" RENAME TO "t";
-- end of the rebuild
