-- check: `n` of `u` is required and has no value
SELECT "id"
FROM "u"
WHERE "n" IS NULL;
-- rebuild `u` (id, n, _retired_20250101000002_n)
CREATE TABLE "_new_u" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "n" INTEGER NOT NULL DEFAULT 0,
    "_retired_20250101000002_n" INTEGER
);
INSERT INTO "_new_u" ("id", "n", "_retired_20250101000002_n")
SELECT "id", "n", "_retired_20250101000002_n"
FROM "u";
DROP TABLE "u";
ALTER TABLE "_new_u" RENAME TO "u";
-- end of the rebuild
