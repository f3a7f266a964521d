-- check: `a` of `item` does not fit int64
SELECT "id", "a"
FROM "item"
WHERE "a" IS NOT NULL AND (CAST(CAST("a" AS INTEGER) AS TEXT) = "a") IS NOT TRUE;
-- check: `b` of `item` does not fit int64
SELECT "id", "b"
FROM "item"
WHERE "b" IS NOT NULL AND ("b" = CAST("b" AS INTEGER) AND "b" BETWEEN -9007199254740992 AND 9007199254740992) IS NOT TRUE;
-- rebuild `item` (id, a, b)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "a" INTEGER NOT NULL,
    "b" INTEGER NOT NULL
);
INSERT INTO "_new_item" ("id", "a", "b")
SELECT "id", CAST("a" AS INTEGER), CAST("b" AS INTEGER)
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
CREATE UNIQUE INDEX "item_a_key" ON "item" ("a");
CREATE INDEX "item_b_a_idx" ON "item" ("b", "a");
-- end of the rebuild
