-- check: rows of `node` that were kept aside have a primary key that was given again
SELECT "kept"."id"
FROM "_retired_20250101000002_node_parent_fkey" AS "kept"
WHERE EXISTS (SELECT 1 FROM "node" WHERE "node"."id" = "kept"."id");
-- rebuild `node` (id, parent)
CREATE TABLE "_new_node" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "parent" INTEGER
);
INSERT INTO "_new_node" ("id", "parent")
SELECT "id", "parent"
FROM "node";
DROP TABLE "node";
ALTER TABLE "_new_node" RENAME TO "node";
-- end of the rebuild
INSERT INTO "node" ("id", "parent")
SELECT "id", "parent"
FROM "_retired_20250101000002_node_parent_fkey";
DELETE FROM "_retired_20250101000002_node_parent_fkey";
