-- check: `length` of `item` does not fit text(90)
SELECT "id", "length"
FROM "item"
WHERE "length" IS NOT NULL AND (length("length") <= 90) IS NOT TRUE;
-- rebuild `item` (id, nullability, default, length, size, comment, at)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "nullability" INTEGER DEFAULT 7,
    "default" TEXT DEFAULT 'new',
    "length" TEXT NOT NULL DEFAULT 'kept',
    "size" INTEGER DEFAULT 1,
    "comment" TEXT NOT NULL DEFAULT 'it''s kept',
    "at" DATETIME NOT NULL
);
INSERT INTO "_new_item" ("id", "nullability", "default", "length", "size", "comment", "at")
SELECT "id", "nullability", "default", "length", "size", "comment", "at"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
CREATE UNIQUE INDEX "item_size_key" ON "item" ("size");
-- end of the rebuild
