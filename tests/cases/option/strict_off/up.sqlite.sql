-- rebuild `t` (id, a, b)
CREATE TABLE "_new_t" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "a" BOOLEAN NOT NULL,
    "b" DATE NOT NULL
);
INSERT INTO "_new_t" ("id", "a", "b")
SELECT "id", "a", "b"
FROM "t";
DROP TABLE "t";
ALTER TABLE "_new_t" RENAME TO "t";
-- end of the rebuild
