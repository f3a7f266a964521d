ALTER TABLE "kept" DROP CONSTRAINT "kept_user_id_fkey";
ALTER TABLE "child" DROP CONSTRAINT "child_parent_id_fkey";
DROP TABLE "child";
DROP TABLE "parent";
ALTER TABLE "kept" RENAME TO "_retired_20250101000002_kept";
ALTER TABLE "_retired_20250101000002_kept" RENAME CONSTRAINT "kept_pkey" TO "_retired_20250101000002_kept_pkey";
