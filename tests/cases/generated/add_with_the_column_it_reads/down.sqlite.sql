-- rebuild `item` (id, twice, weight)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "weight" INTEGER,
    "twice" INTEGER
);
INSERT INTO "_new_item" ("id", "weight", "twice")
SELECT "id", "weight", "twice"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
ALTER TABLE "item" RENAME COLUMN "weight" TO "_retired_20250101000002_weight";
ALTER TABLE "item" RENAME COLUMN "twice" TO "_retired_20250101000002_twice";
