-- check: `a` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE COALESCE("_retired_after_20250101000002_a", b + 1) IS NULL;
-- check: `a` of `item` does not fit int64
SELECT "id", "a"
FROM (SELECT COALESCE("_retired_after_20250101000002_a", b + 1) AS "a", "id" FROM "item") AS "item"
WHERE "a" IS NOT NULL AND ("a" = CAST("a" AS INTEGER)) IS NOT TRUE;
-- check: `b` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE COALESCE("_retired_after_20250101000002_b", a || '!') IS NULL;
-- rebuild `item` (id, a, b, _retired_after_20250101000002_b, _retired_after_20250101000002_a)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "a" INTEGER NOT NULL,
    "b" TEXT NOT NULL,
    "_retired_20250101000002_a" TEXT,
    "_retired_20250101000002_b" INTEGER
);
INSERT INTO "_new_item" (
    "id",
    "a",
    "b",
    "_retired_20250101000002_a",
    "_retired_20250101000002_b"
)
SELECT
    "id",
    COALESCE("_retired_after_20250101000002_a", b + 1),
    COALESCE("_retired_after_20250101000002_b", a || '!'),
    "a",
    "b"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
