-- check: `parent_id` of `child` refers to rows that `parent` does not have
WITH `child` AS (SELECT `id`, `parent_id` FROM `_retired_20250101000002_child`),
    `parent` AS (SELECT `id`, `name` FROM `_retired_20250101000002_parent`)
SELECT `id`, `parent_id`
FROM `child`
WHERE `parent_id` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM `parent` AS `target` WHERE `target`.`id` = `child`.`parent_id`);
RENAME TABLE
    `_retired_20250101000002_parent` TO `parent`,
    `_retired_20250101000002_child` TO `child`;
ALTER TABLE `child` ADD INDEX `child_parent_id_fkey` (`parent_id`);
ALTER TABLE `child` ADD CONSTRAINT `child_parent_id_fkey` FOREIGN KEY (`parent_id`) REFERENCES `parent` (`id`);
