-- rebuild `t` (id, x, _retired_20250101000002_gone)
CREATE TABLE "_new_t" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "x" INTEGER,
    "_retired_20250101000002_gone" TEXT
) STRICT;
INSERT INTO "_new_t" ("id", "x", "_retired_20250101000002_gone")
SELECT "id", "x", "_retired_20250101000002_gone"
FROM "t";
DROP TABLE "t";
ALTER TABLE "_new_t" RENAME TO "t";
-- end of the rebuild
