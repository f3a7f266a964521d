ALTER TABLE "old" DROP CONSTRAINT "old_parent_id_fkey";
ALTER TABLE "_retired_20250101000002_category" RENAME TO "category";
ALTER TABLE "category" RENAME CONSTRAINT "_retired_20250101000002_category_pkey" TO "category_pkey";
-- check: `parent_id` of `category` refers to rows that `category` does not have
SELECT "id", "parent_id"
FROM "category"
WHERE "parent_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "category" AS "target" WHERE "target"."id" = "category"."parent_id");
ALTER TABLE "category" ADD CONSTRAINT "category_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "category" ("id") ON DELETE CASCADE;
ALTER TABLE "old" RENAME TO "_retired_20250101000002_old";
ALTER TABLE "_retired_20250101000002_old" RENAME CONSTRAINT "old_pkey" TO "_retired_20250101000002_old_pkey";
