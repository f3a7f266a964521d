-- check: `price` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE length(price) IS NULL;
-- check: `price` of `item` does not fit int64
SELECT "id", "price"
FROM (SELECT "id", length(price) AS "price" FROM "item") AS "item"
WHERE "price" IS NOT NULL AND ("price" = CAST("price" AS INTEGER)) IS NOT TRUE;
-- check: `label` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE price IS NULL;
-- rebuild `item` (id, price, note)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "price" INTEGER NOT NULL,
    "note" TEXT NOT NULL,
    "label" TEXT NOT NULL
);
INSERT INTO "_new_item" ("id", "price", "note", "label")
SELECT "id", length(price), COALESCE("note", 'none'), price
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
