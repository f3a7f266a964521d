-- check: `a` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE CAST(a AS INTEGER) IS NULL;
-- check: `a` of `item` does not fit int64
SELECT "id", "a"
FROM (SELECT CAST(a AS INTEGER) AS "a", "id" FROM "item") AS "item"
WHERE "a" IS NOT NULL AND ("a" = CAST("a" AS INTEGER)) IS NOT TRUE;
-- check: `a` occurs more than once in `item`
SELECT "a", count(*) AS "rows"
FROM (SELECT CAST(a AS INTEGER) AS "a" FROM "item") AS "item"
GROUP BY "a"
HAVING count(*) > 1;
-- rebuild `item` (id, a)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "a" INTEGER NOT NULL,
    "_retired_20250101000002_a" TEXT
);
INSERT INTO "_new_item" ("id", "a", "_retired_20250101000002_a")
SELECT "id", CAST(a AS INTEGER), "a"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
CREATE UNIQUE INDEX "item_a_key" ON "item" ("a");
-- end of the rebuild
