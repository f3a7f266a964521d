-- check: `child_id` of `toy` is required and has no value
SELECT `id`
FROM `toy`
WHERE `child_id` IS NULL;
-- check: `note` of `child` is required and has no value
SELECT `id`
FROM `child`
WHERE `note` IS NULL;
ALTER TABLE `toy` DROP FOREIGN KEY `toy_child_id_fkey`;
UPDATE `toy` SET `_retired_20250101000002_color` = CASE WHEN `_retired_20250101000002_color` IS NULL AND `color` <=> ('red') THEN NULL ELSE `color` END;
ALTER TABLE `toy`
    MODIFY COLUMN `child_id` BIGINT NOT NULL,
    RENAME COLUMN `_retired_20250101000002_color` TO `color`,
    CHANGE COLUMN `color` `_retired_after_20250101000002_color` LONGTEXT;
ALTER TABLE `child` MODIFY COLUMN `note` LONGTEXT NOT NULL;
ALTER TABLE `parent` MODIFY COLUMN `name` LONGTEXT;
ALTER TABLE `toy` ADD CONSTRAINT `toy_child_id_fkey` FOREIGN KEY (`child_id`) REFERENCES `child` (`id`) ON DELETE CASCADE;
