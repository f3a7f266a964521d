ALTER TABLE `sale` DROP FOREIGN KEY `sale_shop_code_fkey`;
ALTER TABLE `sale` DROP INDEX `sale_shop_code_fkey`;
UPDATE `_retired_20250101000002_sale_shop_code_fkey` AS `kept`
SET `run` = (SELECT `next` FROM (SELECT max(`run`) + 1 AS `next` FROM `_retired_20250101000002_sale_shop_code_fkey`) AS `runs`)
WHERE `run` = 0
    AND NOT EXISTS (SELECT 1 FROM `sale` WHERE `sale`.`id` = `kept`.`id` AND `sale`.`code` IS NULL);
UPDATE `sale` JOIN `_retired_20250101000002_sale_shop_code_fkey` AS `kept` ON `sale`.`id` = `kept`.`id` AND `kept`.`run` = 0
SET `sale`.`code` = `kept`.`code`;
DELETE FROM `_retired_20250101000002_sale_shop_code_fkey`
WHERE `run` = 0;
