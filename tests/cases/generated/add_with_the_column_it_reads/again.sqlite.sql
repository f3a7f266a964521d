ALTER TABLE "item" RENAME COLUMN "_retired_20250101000002_weight" TO "weight";
-- rebuild `item` (id, weight, _retired_20250101000002_twice)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "twice" INTEGER GENERATED ALWAYS AS (weight * 2) VIRTUAL,
    "weight" INTEGER
);
INSERT INTO "_new_item" ("id", "weight")
SELECT "id", "weight"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
