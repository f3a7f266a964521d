-- check: `hen_id` of `egg` refers to rows that `hen` does not have
WITH `hen` AS (SELECT `id`, `egg_id`, `name` FROM `_retired_20250101000002_hen`),
    `egg` AS (SELECT `id`, `hen_id` FROM `_retired_20250101000002_egg`)
SELECT `id`, `hen_id`
FROM `egg`
WHERE `hen_id` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM `hen` AS `target` WHERE `target`.`id` = `egg`.`hen_id`);
-- check: `egg_id` of `hen` refers to rows that `egg` does not have
WITH `hen` AS (SELECT `id`, `egg_id`, `name` FROM `_retired_20250101000002_hen`),
    `egg` AS (SELECT `id`, `hen_id` FROM `_retired_20250101000002_egg`)
SELECT `id`, `egg_id`
FROM `hen`
WHERE `egg_id` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM `egg` AS `target` WHERE `target`.`id` = `hen`.`egg_id`);
RENAME TABLE
    `_retired_20250101000002_egg` TO `egg`,
    `_retired_20250101000002_hen` TO `hen`;
ALTER TABLE `egg` ADD INDEX `egg_hen_id_fkey` (`hen_id`);
ALTER TABLE `hen` ADD INDEX `hen_egg_id_fkey` (`egg_id`);
ALTER TABLE `egg` ADD CONSTRAINT `egg_hen_id_fkey` FOREIGN KEY (`hen_id`) REFERENCES `hen` (`id`);
ALTER TABLE `hen` ADD CONSTRAINT `hen_egg_id_fkey` FOREIGN KEY (`egg_id`) REFERENCES `egg` (`id`);
