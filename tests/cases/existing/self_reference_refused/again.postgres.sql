-- check: a foreign key that no entity has refers to rows of `node` that are to leave
SELECT conrelid::regclass AS "table", conname AS "foreign_key"
FROM pg_constraint
WHERE contype = 'f' AND confrelid = to_regclass('"node"') AND confdeltype IN ('c', 'n', 'd')
    AND (conrelid IN (to_regclass('"node"'))) IS NOT TRUE
    AND EXISTS (
        SELECT "id"
        FROM "node"
        WHERE "parent" IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM "node" AS "target" WHERE "target"."id" = "node"."parent")
    );
LOCK TABLE "node" IN EXCLUSIVE MODE;
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
WITH "moved" AS (
    DELETE FROM "node"
    WHERE "id" IN (
        SELECT "id"
        FROM "node"
        WHERE "parent" IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM "node" AS "target" WHERE "target"."id" = "node"."parent")
    )
    RETURNING "id", "parent"
)
INSERT INTO "_retired_20250101000002_node_parent_fkey" ("id", "parent")
SELECT "id", "parent"
FROM "moved";
-- check: `parent` of `node` refers to rows that `node` does not have
SELECT "id", "parent"
FROM "node"
WHERE "parent" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "node" AS "target" WHERE "target"."id" = "node"."parent");
ALTER TABLE "node" ADD CONSTRAINT "node_parent_fkey" FOREIGN KEY ("parent") REFERENCES "node" ("id");
