ALTER TABLE "_retired_20250101000002_egg" RENAME TO "egg";
ALTER TABLE "_retired_20250101000002_hen" RENAME TO "hen";
-- check: `hen_id` of `egg` refers to rows that `hen` does not have
SELECT "id", "hen_id"
FROM "egg"
WHERE "hen_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "hen" AS "target" WHERE "target"."id" = "egg"."hen_id");
-- check: `egg_id` of `hen` refers to rows that `egg` does not have
SELECT "id", "egg_id"
FROM "hen"
WHERE "egg_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "egg" AS "target" WHERE "target"."id" = "hen"."egg_id");
-- rebuild `egg` (id, hen_id)
CREATE TABLE "_new_egg" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hen_id" INTEGER,
    CONSTRAINT "egg_hen_id_fkey" FOREIGN KEY ("hen_id") REFERENCES "hen" ("id")
);
INSERT INTO "_new_egg" ("id", "hen_id")
SELECT "id", "hen_id"
FROM "egg";
DROP TABLE "egg";
ALTER TABLE "_new_egg" RENAME TO "egg";
-- end of the rebuild
-- rebuild `hen` (id, egg_id, name)
CREATE TABLE "_new_hen" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "egg_id" INTEGER,
    "name" TEXT NOT NULL,
    CONSTRAINT "hen_egg_id_fkey" FOREIGN KEY ("egg_id") REFERENCES "egg" ("id")
);
INSERT INTO "_new_hen" ("id", "egg_id", "name")
SELECT "id", "egg_id", "name"
FROM "hen";
DROP TABLE "hen";
ALTER TABLE "_new_hen" RENAME TO "hen";
-- end of the rebuild
