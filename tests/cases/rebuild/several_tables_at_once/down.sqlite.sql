-- check: `child_id` of `toy` is required and has no value
SELECT "id"
FROM "toy"
WHERE "child_id" IS NULL;
-- check: `note` of `child` is required and has no value
SELECT "id"
FROM "child"
WHERE "note" IS NULL;
-- rebuild `toy` (id, child_id, color, _retired_20250101000002_color)
CREATE TABLE "_new_toy" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "child_id" INTEGER NOT NULL,
    "color" TEXT,
    "_retired_after_20250101000002_color" TEXT,
    CONSTRAINT "toy_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child" ("id") ON DELETE CASCADE
);
INSERT INTO "_new_toy" (
    "id",
    "child_id",
    "color",
    "_retired_after_20250101000002_color"
)
SELECT
    "id",
    "child_id",
    CASE WHEN "_retired_20250101000002_color" IS NULL AND "color" IS ('red') THEN NULL ELSE "color" END,
    "color"
FROM "toy";
DROP TABLE "toy";
ALTER TABLE "_new_toy" RENAME TO "toy";
-- end of the rebuild
-- rebuild `child` (id, parent_id, note)
CREATE TABLE "_new_child" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "parent_id" INTEGER NOT NULL,
    "note" TEXT NOT NULL,
    CONSTRAINT "child_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "parent" ("id") ON DELETE CASCADE
);
INSERT INTO "_new_child" ("id", "parent_id", "note")
SELECT "id", "parent_id", "note"
FROM "child";
DROP TABLE "child";
ALTER TABLE "_new_child" RENAME TO "child";
-- end of the rebuild
-- rebuild `parent` (id, name, x)
CREATE TABLE "_new_parent" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT,
    "x" INTEGER NOT NULL
);
INSERT INTO "_new_parent" ("id", "name", "x")
SELECT "id", "name", "x"
FROM "parent";
DROP TABLE "parent";
ALTER TABLE "_new_parent" RENAME TO "parent";
-- end of the rebuild
