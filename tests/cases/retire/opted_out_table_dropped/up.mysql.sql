ALTER TABLE `kept` DROP FOREIGN KEY `kept_user_id_fkey`;
ALTER TABLE `parent` DROP FOREIGN KEY `parent_user_id_fkey`;
ALTER TABLE `child` DROP FOREIGN KEY `child_parent_id_fkey`;
DROP TABLE `child`;
DROP TABLE `parent`;
ALTER TABLE `kept` DROP INDEX `kept_user_id_fkey`;
RENAME TABLE `kept` TO `_retired_20250101000002_kept`;
