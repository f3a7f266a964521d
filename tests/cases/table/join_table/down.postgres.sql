ALTER TABLE "post_tag"
    DROP CONSTRAINT "post_tag_post_id_fkey",
    DROP CONSTRAINT "post_tag_tag_id_fkey";
DROP INDEX "post_tag_tag_id_idx";
ALTER TABLE "post_tag" RENAME TO "_retired_20250101000002_post_tag";
ALTER TABLE "_retired_20250101000002_post_tag" RENAME CONSTRAINT "post_tag_pkey" TO "_retired_20250101000002_post_tag_pkey";
