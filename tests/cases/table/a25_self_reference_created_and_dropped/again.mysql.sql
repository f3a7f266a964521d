-- check: `parent_id` of `category` refers to rows that `category` does not have
WITH `category` AS (SELECT `id`, `parent_id`, `name` FROM `_retired_20250101000002_category`)
SELECT `id`, `parent_id`
FROM `category`
WHERE `parent_id` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM `category` AS `target` WHERE `target`.`id` = `category`.`parent_id`);
RENAME TABLE `_retired_20250101000002_category` TO `category`;
ALTER TABLE `old` DROP FOREIGN KEY `old_parent_id_fkey`;
ALTER TABLE `category` ADD INDEX `category_parent_id_fkey` (`parent_id`);
ALTER TABLE `old` DROP INDEX `old_parent_id_fkey`;
ALTER TABLE `category` ADD CONSTRAINT `category_parent_id_fkey` FOREIGN KEY (`parent_id`) REFERENCES `category` (`id`) ON DELETE CASCADE;
RENAME TABLE `old` TO `_retired_20250101000002_old`;
