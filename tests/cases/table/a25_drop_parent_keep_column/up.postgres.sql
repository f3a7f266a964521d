ALTER TABLE "child" DROP CONSTRAINT "child_parent_id_fkey";
ALTER TABLE "parent" RENAME TO "_retired_20250101000002_parent";
ALTER TABLE "_retired_20250101000002_parent" RENAME CONSTRAINT "parent_pkey" TO "_retired_20250101000002_parent_pkey";
