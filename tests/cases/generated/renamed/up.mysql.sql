ALTER TABLE `item` RENAME COLUMN `total` TO `sum`;
