ALTER TABLE "shape" RENAME COLUMN "_retired_20250101000002_side" TO "side";
-- check: `kind` of `shape` is not one of Circle, Square
SELECT "id", "kind"
FROM "shape"
WHERE "kind" IS NOT NULL AND ("kind" IN ('Circle', 'Square')) IS NOT TRUE;
-- check: rows of `shape` fail the check `shape_check`
SELECT "id", "kind", "radius"
FROM "shape"
WHERE NOT ((kind = 'Circle') = (radius IS NOT NULL));
-- rebuild `shape` (id, kind, radius, side)
CREATE TABLE "_new_shape" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL CONSTRAINT "kind" CHECK ("kind" IN ('Circle', 'Square')),
    "radius" REAL,
    "side" REAL,
    CONSTRAINT "shape_check" CHECK ((kind = 'Circle') = (radius IS NOT NULL))
);
INSERT INTO "_new_shape" ("id", "kind", "radius", "side")
SELECT "id", "kind", "radius", "side"
FROM "shape";
DROP TABLE "shape";
ALTER TABLE "_new_shape" RENAME TO "shape";
-- end of the rebuild
