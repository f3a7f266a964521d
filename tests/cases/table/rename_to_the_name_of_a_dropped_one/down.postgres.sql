ALTER TABLE "_retired_20250101000002_post" RENAME TO "_migrator_post";
ALTER TABLE "_migrator_post" RENAME CONSTRAINT "_retired_20250101000002_post_pkey" TO "_migrator_post_pkey";
ALTER TABLE "post" RENAME TO "draft";
ALTER TABLE "draft" RENAME CONSTRAINT "post_pkey" TO "draft_pkey";
ALTER TABLE "_migrator_post" RENAME TO "post";
ALTER TABLE "post" RENAME CONSTRAINT "_migrator_post_pkey" TO "post_pkey";
