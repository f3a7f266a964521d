-- check: rows of `sale` that were kept aside have a primary key that was given again
SELECT `kept`.`id`
FROM `_retired_20250101000002_sale_shop_code_fkey` AS `kept`
WHERE EXISTS (SELECT 1 FROM `sale` WHERE `sale`.`id` = `kept`.`id`);
ALTER TABLE `sale` DROP FOREIGN KEY `sale_shop_code_fkey`;
ALTER TABLE `sale` DROP INDEX `sale_shop_code_fkey`;
INSERT INTO `sale` (`id`, `shop`, `code`, `price`)
SELECT `id`, `shop`, `code`, `price`
FROM `_retired_20250101000002_sale_shop_code_fkey`;
DELETE FROM `_retired_20250101000002_sale_shop_code_fkey`;
