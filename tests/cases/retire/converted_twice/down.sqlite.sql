-- check: `n` of `u` is required and has no value
SELECT "id"
FROM "u"
WHERE "_retired_20250101000003_n" IS NULL;
-- rebuild `u` (id, n, _retired_20250101000002_n, _retired_20250101000003_n)
CREATE TABLE "_new_u" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "n" INTEGER NOT NULL,
    "_retired_20250101000002_n" TEXT,
    "_retired_after_20250101000003_n" BOOLEAN
);
INSERT INTO "_new_u" ("id", "n", "_retired_20250101000002_n", "_retired_after_20250101000003_n")
SELECT "id", "_retired_20250101000003_n", "_retired_20250101000002_n", "n"
FROM "u";
DROP TABLE "u";
ALTER TABLE "_new_u" RENAME TO "u";
-- end of the rebuild
