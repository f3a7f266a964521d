-- rebuild `hen` (id, egg_id, n, _retired_after_20250101000002_n)
CREATE TABLE "_new_hen" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "egg_id" INTEGER,
    "n" INTEGER NOT NULL DEFAULT 0,
    "_retired_20250101000002_n" INTEGER,
    CONSTRAINT "hen_egg_id_fkey" FOREIGN KEY ("egg_id") REFERENCES "egg" ("id") ON DELETE CASCADE
);
INSERT INTO "_new_hen" ("id", "egg_id", "n", "_retired_20250101000002_n")
SELECT "id", "egg_id", COALESCE("n", "_retired_after_20250101000002_n", 0), "n"
FROM "hen";
DROP TABLE "hen";
ALTER TABLE "_new_hen" RENAME TO "hen";
-- end of the rebuild
-- rebuild `egg` (id, hen_id, n, _retired_after_20250101000002_n)
CREATE TABLE "_new_egg" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hen_id" INTEGER,
    "n" INTEGER NOT NULL DEFAULT 0,
    "_retired_20250101000002_n" INTEGER,
    CONSTRAINT "egg_hen_id_fkey" FOREIGN KEY ("hen_id") REFERENCES "hen" ("id") ON DELETE CASCADE
);
INSERT INTO "_new_egg" ("id", "hen_id", "n", "_retired_20250101000002_n")
SELECT "id", "hen_id", COALESCE("n", "_retired_after_20250101000002_n", 0), "n"
FROM "egg";
DROP TABLE "egg";
ALTER TABLE "_new_egg" RENAME TO "egg";
-- end of the rebuild
