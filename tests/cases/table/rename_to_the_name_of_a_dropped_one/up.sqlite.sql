ALTER TABLE "post" RENAME TO "_migrator_post";
ALTER TABLE "draft" RENAME TO "post";
ALTER TABLE "_migrator_post" RENAME TO "_retired_20250101000002_post";
