-- rebuild `item` (id, weight, size, _retired_20250101000002_filled_size)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "weight" INTEGER NOT NULL,
    "size" INTEGER,
    "_retired_20250101000002_filled_size" INTEGER
);
INSERT INTO "_new_item" ("id", "weight", "size", "_retired_20250101000002_filled_size")
SELECT "id", "weight", "size", "_retired_20250101000002_filled_size"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
-- in batches of 2 by id:
UPDATE "item" SET "_retired_20250101000002_filled_size" = "size", "size" = NULL WHERE "_retired_20250101000002_filled_size" IS NOT NULL AND "size" IS NOT NULL;
