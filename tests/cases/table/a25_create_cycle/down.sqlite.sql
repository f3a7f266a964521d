-- rebuild `hen` (id, egg_id, name)
CREATE TABLE "_new_hen" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "egg_id" INTEGER,
    "name" TEXT NOT NULL
);
INSERT INTO "_new_hen" ("id", "egg_id", "name")
SELECT "id", "egg_id", "name"
FROM "hen";
DROP TABLE "hen";
ALTER TABLE "_new_hen" RENAME TO "hen";
-- end of the rebuild
-- rebuild `egg` (id, hen_id)
CREATE TABLE "_new_egg" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hen_id" INTEGER
);
INSERT INTO "_new_egg" ("id", "hen_id")
SELECT "id", "hen_id"
FROM "egg";
DROP TABLE "egg";
ALTER TABLE "_new_egg" RENAME TO "egg";
-- end of the rebuild
ALTER TABLE "hen" RENAME TO "_retired_20250101000002_hen";
ALTER TABLE "egg" RENAME TO "_retired_20250101000002_egg";
