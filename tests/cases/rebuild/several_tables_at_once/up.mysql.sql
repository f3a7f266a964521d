-- check: `name` of `parent` is required and has no value
SELECT `id`
FROM `parent`
WHERE `name` IS NULL;
ALTER TABLE `toy` DROP FOREIGN KEY `toy_child_id_fkey`;
ALTER TABLE `toy` ADD COLUMN `_migrator_color` LONGTEXT;
UPDATE `toy` SET `_migrator_color` = COALESCE(`color`, 'red');
ALTER TABLE `toy`
    MODIFY COLUMN `child_id` BIGINT,
    CHANGE COLUMN `_migrator_color` `color` LONGTEXT NOT NULL DEFAULT ('red'),
    RENAME COLUMN `color` TO `_retired_20250101000002_color`;
ALTER TABLE `parent` MODIFY COLUMN `name` LONGTEXT NOT NULL;
ALTER TABLE `child` MODIFY COLUMN `note` LONGTEXT;
ALTER TABLE `toy` ADD CONSTRAINT `toy_child_id_fkey` FOREIGN KEY (`child_id`) REFERENCES `child` (`id`) ON DELETE SET NULL;
