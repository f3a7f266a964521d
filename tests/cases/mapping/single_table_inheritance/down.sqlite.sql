-- rebuild `shape` (id, kind, radius, side)
CREATE TABLE "_new_shape" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "radius" REAL,
    "side" REAL
);
INSERT INTO "_new_shape" ("id", "kind", "radius", "side")
SELECT "id", "kind", "radius", "side"
FROM "shape";
DROP TABLE "shape";
ALTER TABLE "_new_shape" RENAME TO "shape";
-- end of the rebuild
ALTER TABLE "shape" RENAME COLUMN "side" TO "_retired_20250101000002_side";
