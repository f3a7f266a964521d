ALTER TABLE `item` RENAME COLUMN `sum` TO `total`;
