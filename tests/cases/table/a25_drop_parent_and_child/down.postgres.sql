ALTER TABLE "_retired_20250101000002_parent" RENAME TO "parent";
ALTER TABLE "parent" RENAME CONSTRAINT "_retired_20250101000002_parent_pkey" TO "parent_pkey";
ALTER TABLE "_retired_20250101000002_child" RENAME TO "child";
ALTER TABLE "child" RENAME CONSTRAINT "_retired_20250101000002_child_pkey" TO "child_pkey";
-- check: `parent_id` of `child` refers to rows that `parent` does not have
SELECT "id", "parent_id"
FROM "child"
WHERE "parent_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "parent" AS "target" WHERE "target"."id" = "child"."parent_id");
ALTER TABLE "child" ADD CONSTRAINT "child_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "parent" ("id");
