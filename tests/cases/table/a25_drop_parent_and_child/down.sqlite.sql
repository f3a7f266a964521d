ALTER TABLE "_retired_20250101000002_parent" RENAME TO "parent";
ALTER TABLE "_retired_20250101000002_child" RENAME TO "child";
-- check: `parent_id` of `child` refers to rows that `parent` does not have
SELECT "id", "parent_id"
FROM "child"
WHERE "parent_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "parent" AS "target" WHERE "target"."id" = "child"."parent_id");
-- rebuild `child` (id, parent_id)
CREATE TABLE "_new_child" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "parent_id" INTEGER NOT NULL,
    CONSTRAINT "child_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "parent" ("id")
);
INSERT INTO "_new_child" ("id", "parent_id")
SELECT "id", "parent_id"
FROM "child";
DROP TABLE "child";
ALTER TABLE "_new_child" RENAME TO "child";
-- end of the rebuild
