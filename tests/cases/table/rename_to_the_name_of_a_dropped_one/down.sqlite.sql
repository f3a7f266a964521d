ALTER TABLE "_retired_20250101000002_post" RENAME TO "_migrator_post";
ALTER TABLE "post" RENAME TO "draft";
ALTER TABLE "_migrator_post" RENAME TO "post";
