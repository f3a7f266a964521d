-- check: `a_id` of `d` refers to rows that `a` does not have
WITH `a` AS (SELECT `id`, `_retired_20250101000002_note` AS `note` FROM `a`),
    `d` AS (SELECT `id`, `a_id`, `x`, `z`, `w` FROM `_retired_20250101000002_d`)
SELECT `id`, `a_id`
FROM `d`
WHERE `a_id` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM `a` AS `target` WHERE `target`.`id` = `d`.`a_id`);
-- check: `d_id` of `c` refers to rows that `d` does not have
WITH `c` AS (SELECT `id`, `d_id` FROM `_retired_20250101000002_c`),
    `d` AS (SELECT `id`, `a_id`, `x`, `z`, `w` FROM `_retired_20250101000002_d`)
SELECT `id`, `d_id`
FROM `c`
WHERE `d_id` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM `d` AS `target` WHERE `target`.`id` = `c`.`d_id`);
-- check: `c_id` of `e` refers to rows that `c` does not have
WITH `e` AS (SELECT `id`, `c_id`, `y` FROM `_retired_20250101000002_e`),
    `c` AS (SELECT `id`, `d_id` FROM `_retired_20250101000002_c`)
SELECT `id`, `c_id`
FROM `e`
WHERE `c_id` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM `c` AS `target` WHERE `target`.`id` = `e`.`c_id`);
RENAME TABLE
    `_retired_20250101000002_d` TO `d`,
    `_retired_20250101000002_c` TO `c`,
    `_retired_20250101000002_e` TO `e`;
ALTER TABLE `a` RENAME COLUMN `_retired_20250101000002_note` TO `note`;
ALTER TABLE `b` DROP FOREIGN KEY `b_a_id_fkey`;
ALTER TABLE `d` ADD INDEX `d_a_id_fkey` (`a_id`);
ALTER TABLE `c` ADD INDEX `c_d_id_fkey` (`d_id`);
ALTER TABLE `e` ADD INDEX `e_c_id_fkey` (`c_id`);
ALTER TABLE `b` DROP INDEX `b_a_id_fkey`;
ALTER TABLE `d` ADD CONSTRAINT `d_a_id_fkey` FOREIGN KEY (`a_id`) REFERENCES `a` (`id`);
ALTER TABLE `c` ADD CONSTRAINT `c_d_id_fkey` FOREIGN KEY (`d_id`) REFERENCES `d` (`id`);
ALTER TABLE `e` ADD CONSTRAINT `e_c_id_fkey` FOREIGN KEY (`c_id`) REFERENCES `c` (`id`);
RENAME TABLE `b` TO `_retired_20250101000002_b`;
