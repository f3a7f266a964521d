-- check: `nullability` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE "nullability" IS NULL;
-- check: `length` of `item` does not fit text(40)
SELECT "id", "length"
FROM "item"
WHERE "length" IS NOT NULL AND (length("length") <= 40) IS NOT TRUE;
-- check: `size` of `item` does not fit int32
SELECT "id", "size"
FROM "item"
WHERE "size" IS NOT NULL AND ("size" BETWEEN -2147483648 AND 2147483647) IS NOT TRUE;
-- rebuild `item` (id, nullability, default, length, size, comment, at)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "nullability" INTEGER NOT NULL DEFAULT 7,
    "default" TEXT DEFAULT 'old',
    "length" TEXT NOT NULL DEFAULT 'kept',
    "size" INTEGER DEFAULT 1,
    "comment" TEXT NOT NULL DEFAULT 'it''s kept',
    "at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now'))
);
INSERT INTO "_new_item" ("id", "nullability", "default", "length", "size", "comment", "at")
SELECT "id", "nullability", "default", "length", "size", "comment", "at"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
CREATE UNIQUE INDEX "item_size_key" ON "item" ("size");
-- end of the rebuild
