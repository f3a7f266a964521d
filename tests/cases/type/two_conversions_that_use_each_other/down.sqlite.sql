-- check: `a` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE "_retired_20250101000002_a" IS NULL;
-- check: `b` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE "_retired_20250101000002_b" IS NULL;
-- rebuild `item` (id, a, b, _retired_20250101000002_a, _retired_20250101000002_b)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "a" TEXT NOT NULL,
    "b" INTEGER NOT NULL,
    "_retired_after_20250101000002_b" TEXT,
    "_retired_after_20250101000002_a" INTEGER
);
INSERT INTO "_new_item" ("id", "a", "b", "_retired_after_20250101000002_b", "_retired_after_20250101000002_a")
SELECT "id", "_retired_20250101000002_a", "_retired_20250101000002_b", "b", "a"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
