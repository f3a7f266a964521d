ALTER TABLE "post" RENAME TO "_migrator_post";
ALTER TABLE "_migrator_post" RENAME CONSTRAINT "post_pkey" TO "_migrator_post_pkey";
ALTER TABLE "draft" RENAME TO "post";
ALTER TABLE "post" RENAME CONSTRAINT "draft_pkey" TO "post_pkey";
ALTER TABLE "_migrator_post" RENAME TO "_retired_20250101000002_post";
ALTER TABLE "_retired_20250101000002_post" RENAME CONSTRAINT "_migrator_post_pkey" TO "_retired_20250101000002_post_pkey";
