-- check: rows of `item` that were kept aside have the `code` of rows that are there
SELECT `kept`.`code`
FROM `_retired_20250101000002_item_pkey` AS `kept`
WHERE EXISTS (SELECT 1 FROM `item` WHERE `item`.`code` = `kept`.`code`);
ALTER TABLE `item` DROP PRIMARY KEY;
INSERT INTO `item` (`name`, `code`)
SELECT `name`, `code`
FROM `_retired_20250101000002_item_pkey`;
DELETE FROM `_retired_20250101000002_item_pkey`;
