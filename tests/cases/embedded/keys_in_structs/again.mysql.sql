-- check: `order_tenant`, `order_number` of `order_line` refers to rows that `order` does not have
WITH `order_line` AS (SELECT `order_tenant`, `order_number`, `line` FROM `_retired_20250101000002_order_line`),
    `order` AS (SELECT `tenant`, `number`, `title` FROM `_retired_20250101000002_order`)
SELECT `order_tenant`, `order_number`, `line`
FROM `order_line`
WHERE `order_tenant` IS NOT NULL AND `order_number` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM `order` AS `target` WHERE `target`.`tenant` = `order_line`.`order_tenant` AND `target`.`number` = `order_line`.`order_number`);
RENAME TABLE
    `_retired_20250101000002_order` TO `order`,
    `_retired_20250101000002_order_line` TO `order_line`;
ALTER TABLE `order_line` ADD CONSTRAINT `order_line_order_tenant_order_number_fkey` FOREIGN KEY (`order_tenant`, `order_number`) REFERENCES `order` (`tenant`, `number`) ON DELETE CASCADE;
