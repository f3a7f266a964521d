ALTER TABLE `order_line` DROP FOREIGN KEY `order_line_order_tenant_order_number_fkey`;
RENAME TABLE
    `order_line` TO `_retired_20250101000002_order_line`,
    `order` TO `_retired_20250101000002_order`;
