ALTER TABLE "post_tag"
    DROP CONSTRAINT "post_tag_post_id_fkey",
    DROP CONSTRAINT "post_tag_tag_fkey";
ALTER TABLE "post" DROP CONSTRAINT "post_author_id_fkey";
ALTER TABLE "user"
    DROP CONSTRAINT "user_team_id_fkey",
    DROP CONSTRAINT "user_mentor_id_fkey";
DROP INDEX "post_title_idx";
DROP INDEX "post_title_author_id_key";
DROP INDEX "user_email_key";
DROP INDEX "user_team_id_created_at_idx";
DROP INDEX "team_name_key";
ALTER TABLE "user"
    ALTER COLUMN "role" DROP DEFAULT,
    ALTER COLUMN "role" TYPE TEXT;
ALTER TABLE "post_tag" RENAME TO "_retired_20250101000002_post_tag";
ALTER TABLE "_retired_20250101000002_post_tag" RENAME CONSTRAINT "post_tag_pkey" TO "_retired_20250101000002_post_tag_pkey";
ALTER TABLE "tag" RENAME TO "_retired_20250101000002_tag";
ALTER TABLE "_retired_20250101000002_tag" RENAME CONSTRAINT "tag_pkey" TO "_retired_20250101000002_tag_pkey";
ALTER TABLE "post" RENAME TO "_retired_20250101000002_post";
ALTER TABLE "_retired_20250101000002_post" RENAME CONSTRAINT "post_pkey" TO "_retired_20250101000002_post_pkey";
ALTER TABLE "user" RENAME TO "_retired_20250101000002_user";
ALTER TABLE "_retired_20250101000002_user" RENAME CONSTRAINT "user_pkey" TO "_retired_20250101000002_user_pkey";
ALTER TABLE "team" RENAME TO "_retired_20250101000002_team";
ALTER TABLE "_retired_20250101000002_team" RENAME CONSTRAINT "team_pkey" TO "_retired_20250101000002_team_pkey";
DROP TYPE "role";
