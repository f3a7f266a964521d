-- check: rows of `node` that are to be kept aside are referred to by `parent` of `node`
SELECT "id"
FROM "node"
WHERE "id" IN (
    SELECT "id"
    FROM "node"
    WHERE "parent" IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM "node" AS "target" WHERE "target"."id" = "node"."parent")
)
    AND EXISTS (SELECT 1 FROM "node" AS "other" WHERE "other"."parent" = "node"."id" AND NOT ("other"."id" = "node"."id"));
CREATE TABLE "_retired_20250101000002_node_parent_fkey" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "parent" INTEGER
);
INSERT INTO "_retired_20250101000002_node_parent_fkey" ("id", "parent")
SELECT "id", "parent"
FROM "node"
WHERE "id" IN (
    SELECT "id"
    FROM "node"
    WHERE "parent" IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM "node" AS "target" WHERE "target"."id" = "node"."parent")
);
DELETE FROM "node"
WHERE "id" IN (SELECT "id" FROM "_retired_20250101000002_node_parent_fkey");
-- check: `parent` of `node` refers to rows that `node` does not have
SELECT "id", "parent"
FROM "node"
WHERE "parent" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "node" AS "target" WHERE "target"."id" = "node"."parent");
-- rebuild `node` (id, parent)
CREATE TABLE "_new_node" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "parent" INTEGER,
    CONSTRAINT "node_parent_fkey" FOREIGN KEY ("parent") REFERENCES "node" ("id")
);
INSERT INTO "_new_node" ("id", "parent")
SELECT "id", "parent"
FROM "node";
DROP TABLE "node";
ALTER TABLE "_new_node" RENAME TO "node";
-- end of the rebuild
