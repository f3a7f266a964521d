ALTER TABLE "post" DROP CONSTRAINT "post_user_id_fkey";
ALTER TABLE "post" RENAME TO "_retired_20250101000002_post";
ALTER TABLE "_retired_20250101000002_post" RENAME CONSTRAINT "post_pkey" TO "_retired_20250101000002_post_pkey";
