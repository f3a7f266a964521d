-- check: `n` of `u` is required and has no value
SELECT "id"
FROM "u"
WHERE n > 5 IS NULL;
-- check: `n` of `u` does not fit bool
SELECT "id", "n"
FROM (SELECT "id", n > 5 AS "n" FROM "u") AS "u"
WHERE "n" IS NOT NULL AND ("n" = CAST("n" AS INTEGER) AND CAST("n" AS INTEGER) IN (0, 1)) IS NOT TRUE;
-- rebuild `u` (id, n, _retired_20250101000002_n)
CREATE TABLE "_new_u" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "n" BOOLEAN NOT NULL,
    "_retired_20250101000002_n" TEXT,
    "_retired_20250101000003_n" INTEGER
);
INSERT INTO "_new_u" ("id", "n", "_retired_20250101000002_n", "_retired_20250101000003_n")
SELECT "id", n > 5, "_retired_20250101000002_n", "n"
FROM "u";
DROP TABLE "u";
ALTER TABLE "_new_u" RENAME TO "u";
-- end of the rebuild
