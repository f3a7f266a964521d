-- check: `a"b` of `we"ird` is required and has no value
SELECT "id"
FROM "we""ird"
WHERE "a""b" IS NULL;
DROP INDEX "we""ird_a""b_c'd_idx";
-- rebuild `we"ird` (id, a"b, c'd)
CREATE TABLE "_new_we""ird" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "a""b" TEXT NOT NULL,
    "c'd" INTEGER
);
INSERT INTO "_new_we""ird" ("id", "a""b", "c'd")
SELECT "id", "a""b", "c'd"
FROM "we""ird";
DROP TABLE "we""ird";
ALTER TABLE "_new_we""ird" RENAME TO "we""ird";
CREATE INDEX "we""ird_a""b_idx" ON "we""ird" ("a""b");
-- end of the rebuild
ALTER TABLE "we""ird" RENAME COLUMN "c'd" TO "_retired_20250101000002_c'd";
