-- in batches of 2 by id:
UPDATE "item" SET "_retired_20250101000002_filled_size" = NULL WHERE "_retired_20250101000002_filled_size" IS NOT NULL AND "size" IS NOT NULL;
-- in batches of 2 by id:
UPDATE "item" SET "size" = "_retired_20250101000002_filled_size" WHERE "_retired_20250101000002_filled_size" IS NOT NULL AND "size" IS NULL;
-- check: `size` of `item` does not fit int16
SELECT "id", "size"
FROM (SELECT "id", weight * 2 AS "size" FROM "item" WHERE "size" IS NULL) AS "item"
WHERE "size" IS NOT NULL AND ("size" = CAST("size" AS INTEGER) AND CAST("size" AS INTEGER) BETWEEN -32768 AND 32767) IS NOT TRUE;
-- in batches of 2 by id:
UPDATE "item" SET "_retired_20250101000002_filled_size" = weight * 2, "size" = weight * 2 WHERE "size" IS NULL;
-- in batches of 2 by id, in one transaction:
UPDATE "item" SET "_retired_20250101000002_filled_size" = weight * 2, "size" = weight * 2 WHERE "size" IS NULL;
-- check: `size` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE "size" IS NULL;
-- rebuild `item` (id, weight, size, _retired_20250101000002_filled_size)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "weight" INTEGER NOT NULL,
    "size" INTEGER NOT NULL,
    "_retired_20250101000002_filled_size" INTEGER
);
INSERT INTO "_new_item" ("id", "weight", "size", "_retired_20250101000002_filled_size")
SELECT "id", "weight", "size", "_retired_20250101000002_filled_size"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
