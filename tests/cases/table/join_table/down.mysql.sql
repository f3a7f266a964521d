ALTER TABLE `post_tag`
    DROP FOREIGN KEY `post_tag_post_id_fkey`,
    DROP FOREIGN KEY `post_tag_tag_id_fkey`;
ALTER TABLE `post_tag` DROP INDEX `post_tag_tag_id_idx`;
RENAME TABLE `post_tag` TO `_retired_20250101000002_post_tag`;
