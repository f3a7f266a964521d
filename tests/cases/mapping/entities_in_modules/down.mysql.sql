ALTER TABLE `order` DROP FOREIGN KEY `order_person_id_fkey`;
ALTER TABLE `order` DROP INDEX `order_person_id_fkey`;
RENAME TABLE
    `order` TO `_retired_20250101000002_order`,
    `person` TO `_retired_20250101000002_person`;
