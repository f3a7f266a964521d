-- check: `a` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE "_retired_20250101000002_a" IS NULL;
-- check: `a` occurs more than once in `item`
SELECT "a", count(*) AS "rows"
FROM (SELECT "_retired_20250101000002_a" AS "a" FROM "item") AS "item"
GROUP BY "a"
HAVING count(*) > 1;
-- rebuild `item` (id, a, _retired_20250101000002_a)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "a" TEXT NOT NULL,
    "_retired_after_20250101000002_a" INTEGER
);
INSERT INTO "_new_item" ("id", "a", "_retired_after_20250101000002_a")
SELECT "id", "_retired_20250101000002_a", "a"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
CREATE UNIQUE INDEX "item_a_key" ON "item" ("a");
-- end of the rebuild
