-- check: `name` of `parent` is required and has no value
SELECT "id"
FROM "parent"
WHERE "name" IS NULL;
-- rebuild `toy` (id, child_id, color, _retired_after_20250101000002_color)
CREATE TABLE "_new_toy" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "child_id" INTEGER,
    "color" TEXT NOT NULL DEFAULT 'red',
    "_retired_20250101000002_color" TEXT,
    CONSTRAINT "toy_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child" ("id") ON DELETE SET NULL
);
INSERT INTO "_new_toy" ("id", "child_id", "color", "_retired_20250101000002_color")
SELECT "id", "child_id", COALESCE("color", "_retired_after_20250101000002_color", 'red'), "color"
FROM "toy";
DROP TABLE "toy";
ALTER TABLE "_new_toy" RENAME TO "toy";
-- end of the rebuild
-- rebuild `parent` (id, name, x)
CREATE TABLE "_new_parent" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "x" INTEGER NOT NULL
);
INSERT INTO "_new_parent" ("id", "name", "x")
SELECT "id", "name", "x"
FROM "parent";
DROP TABLE "parent";
ALTER TABLE "_new_parent" RENAME TO "parent";
-- end of the rebuild
-- rebuild `child` (id, parent_id, note)
CREATE TABLE "_new_child" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "parent_id" INTEGER NOT NULL,
    "note" TEXT,
    CONSTRAINT "child_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "parent" ("id") ON DELETE CASCADE
);
INSERT INTO "_new_child" ("id", "parent_id", "note")
SELECT "id", "parent_id", "note"
FROM "child";
DROP TABLE "child";
ALTER TABLE "_new_child" RENAME TO "child";
-- end of the rebuild
