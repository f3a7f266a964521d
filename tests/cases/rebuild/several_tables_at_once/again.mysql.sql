-- check: `name` of `parent` is required and has no value
SELECT `id`
FROM `parent`
WHERE `name` IS NULL;
ALTER TABLE `toy` DROP FOREIGN KEY `toy_child_id_fkey`;
UPDATE `toy` SET `_retired_after_20250101000002_color` = COALESCE(`color`, `_retired_after_20250101000002_color`, 'red');
ALTER TABLE `toy`
    MODIFY COLUMN `child_id` BIGINT,
    CHANGE COLUMN `_retired_after_20250101000002_color` `color` LONGTEXT NOT NULL DEFAULT ('red'),
    RENAME COLUMN `color` TO `_retired_20250101000002_color`;
ALTER TABLE `parent` MODIFY COLUMN `name` LONGTEXT NOT NULL;
ALTER TABLE `child` MODIFY COLUMN `note` LONGTEXT;
ALTER TABLE `toy` ADD CONSTRAINT `toy_child_id_fkey` FOREIGN KEY (`child_id`) REFERENCES `child` (`id`) ON DELETE SET NULL;
