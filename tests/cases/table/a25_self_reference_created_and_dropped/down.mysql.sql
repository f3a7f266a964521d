-- check: `parent_id` of `old` refers to rows that `old` does not have
WITH `old` AS (SELECT `id`, `parent_id` FROM `_retired_20250101000002_old`)
SELECT `id`, `parent_id`
FROM `old`
WHERE `parent_id` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM `old` AS `target` WHERE `target`.`id` = `old`.`parent_id`);
RENAME TABLE `_retired_20250101000002_old` TO `old`;
ALTER TABLE `category` DROP FOREIGN KEY `category_parent_id_fkey`;
ALTER TABLE `old` ADD INDEX `old_parent_id_fkey` (`parent_id`);
ALTER TABLE `category` DROP INDEX `category_parent_id_fkey`;
ALTER TABLE `old` ADD CONSTRAINT `old_parent_id_fkey` FOREIGN KEY (`parent_id`) REFERENCES `old` (`id`);
RENAME TABLE `category` TO `_retired_20250101000002_category`;
