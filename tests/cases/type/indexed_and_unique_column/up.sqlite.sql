-- check: `b` of `item` does not fit float64
SELECT "id", "b"
FROM "item"
WHERE "b" IS NOT NULL AND ("b" BETWEEN -9007199254740992 AND 9007199254740992) IS NOT TRUE;
-- rebuild `item` (id, a, b)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "a" TEXT NOT NULL,
    "b" REAL NOT NULL
);
INSERT INTO "_new_item" ("id", "a", "b")
SELECT "id", CAST("a" AS TEXT), CAST("b" AS REAL)
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
CREATE UNIQUE INDEX "item_a_key" ON "item" ("a");
CREATE INDEX "item_b_a_idx" ON "item" ("b", "a");
-- end of the rebuild
