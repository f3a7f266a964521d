ALTER TABLE "category" DROP CONSTRAINT "category_parent_id_fkey";
ALTER TABLE "_retired_20250101000002_old" RENAME TO "old";
ALTER TABLE "old" RENAME CONSTRAINT "_retired_20250101000002_old_pkey" TO "old_pkey";
-- check: `parent_id` of `old` refers to rows that `old` does not have
SELECT "id", "parent_id"
FROM "old"
WHERE "parent_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "old" AS "target" WHERE "target"."id" = "old"."parent_id");
ALTER TABLE "old" ADD CONSTRAINT "old_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "old" ("id");
ALTER TABLE "category" RENAME TO "_retired_20250101000002_category";
ALTER TABLE "_retired_20250101000002_category" RENAME CONSTRAINT "category_pkey" TO "_retired_20250101000002_category_pkey";
