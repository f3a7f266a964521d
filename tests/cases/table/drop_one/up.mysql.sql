ALTER TABLE `post` DROP FOREIGN KEY `post_user_id_fkey`;
ALTER TABLE `post` DROP INDEX `post_user_id_fkey`;
RENAME TABLE `post` TO `_retired_20250101000002_post`;
