-- rebuild `child` (id, parent_id)
CREATE TABLE "_new_child" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "parent_id" INTEGER NOT NULL
);
INSERT INTO "_new_child" ("id", "parent_id")
SELECT "id", "parent_id"
FROM "child";
DROP TABLE "child";
ALTER TABLE "_new_child" RENAME TO "child";
-- end of the rebuild
ALTER TABLE "parent" RENAME TO "_retired_20250101000002_parent";
