ALTER TABLE `child` DROP FOREIGN KEY `child_parent_id_fkey`;
ALTER TABLE `child` DROP INDEX `child_parent_id_fkey`;
RENAME TABLE
    `child` TO `_retired_20250101000002_child`,
    `parent` TO `_retired_20250101000002_parent`;
