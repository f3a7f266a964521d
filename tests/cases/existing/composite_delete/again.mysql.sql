-- check: a foreign key that no entity has refers to rows of `sale` that are to leave
SELECT table_name AS `table`, constraint_name AS `foreign_key`
FROM information_schema.key_column_usage
WHERE referenced_table_schema = database() AND referenced_table_name = 'sale'
    AND NOT (table_schema = database() AND table_name IN ('sale'))
    AND EXISTS (
        SELECT `id`
        FROM `sale`
        WHERE `shop` IS NOT NULL AND `code` IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM `item` AS `target` WHERE `target`.`shop` = `sale`.`shop` AND `target`.`code` = `sale`.`code`)
    );
INSERT INTO `_retired_20250101000002_sale_shop_code_fkey` (`id`, `shop`, `code`, `price`)
SELECT `id`, `shop`, `code`, `price`
FROM `sale`
WHERE `id` IN (
    SELECT `id`
    FROM `sale`
    WHERE `shop` IS NOT NULL AND `code` IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM `item` AS `target` WHERE `target`.`shop` = `sale`.`shop` AND `target`.`code` = `sale`.`code`)
)
FOR UPDATE;
DELETE `sale`
FROM `sale` JOIN `_retired_20250101000002_sale_shop_code_fkey` AS `kept` ON `sale`.`id` = `kept`.`id`;
-- check: `shop`, `code` of `sale` refers to rows that `item` does not have
SELECT `id`, `shop`, `code`
FROM `sale`
WHERE `shop` IS NOT NULL AND `code` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM `item` AS `target` WHERE `target`.`shop` = `sale`.`shop` AND `target`.`code` = `sale`.`code`);
ALTER TABLE `sale` ADD INDEX `sale_shop_code_fkey` (`shop`, `code`);
ALTER TABLE `sale` ADD CONSTRAINT `sale_shop_code_fkey` FOREIGN KEY (`shop`, `code`) REFERENCES `item` (`shop`, `code`);
