ALTER TABLE `session` DROP FOREIGN KEY `session_user_id_fkey`;
ALTER TABLE `session`
    DROP INDEX `session_user_id_idx`,
    DROP INDEX `session_token_key`,
    DROP COLUMN `user_id`,
    DROP COLUMN `token`;
ALTER TABLE `user` RENAME COLUMN `phone` TO `_retired_20250101000002_phone`;
