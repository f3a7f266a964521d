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
-- rebuild `hen` (id, egg_id)
CREATE TABLE "_new_hen" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "egg_id" INTEGER
);
INSERT INTO "_new_hen" ("id", "egg_id")
SELECT "id", "egg_id"
FROM "hen";
DROP TABLE "hen";
ALTER TABLE "_new_hen" RENAME TO "hen";
-- end of the rebuild
