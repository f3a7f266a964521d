DROP INDEX "we""ird_a""b_idx";
-- rebuild `we"ird` (id, a"b)
CREATE TABLE "_new_we""ird" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "a""b" TEXT,
    "c'd" INTEGER
);
INSERT INTO "_new_we""ird" ("id", "a""b", "c'd")
SELECT "id", "a""b", NULL
FROM "we""ird";
DROP TABLE "we""ird";
ALTER TABLE "_new_we""ird" RENAME TO "we""ird";
CREATE INDEX "we""ird_a""b_c'd_idx" ON "we""ird" ("a""b", "c'd");
-- end of the rebuild
