-- check: `a_id` of `b` refers to rows that `a` does not have
WITH `b` AS (SELECT `id`, `a_id` FROM `_retired_20250101000002_b`)
SELECT `id`, `a_id`
FROM `b`
WHERE `a_id` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM `a` AS `target` WHERE `target`.`id` = `b`.`a_id`);
RENAME TABLE `_retired_20250101000002_b` TO `b`;
ALTER TABLE `e` DROP FOREIGN KEY `e_c_id_fkey`;
ALTER TABLE `c` DROP FOREIGN KEY `c_d_id_fkey`;
ALTER TABLE `d` DROP FOREIGN KEY `d_a_id_fkey`;
ALTER TABLE `b` ADD INDEX `b_a_id_fkey` (`a_id`);
ALTER TABLE `a` RENAME COLUMN `note` TO `_retired_20250101000002_note`;
ALTER TABLE `e` DROP INDEX `e_c_id_fkey`;
ALTER TABLE `c` DROP INDEX `c_d_id_fkey`;
ALTER TABLE `d` DROP INDEX `d_a_id_fkey`;
ALTER TABLE `b` ADD CONSTRAINT `b_a_id_fkey` FOREIGN KEY (`a_id`) REFERENCES `a` (`id`);
RENAME TABLE
    `e` TO `_retired_20250101000002_e`,
    `c` TO `_retired_20250101000002_c`,
    `d` TO `_retired_20250101000002_d`;
