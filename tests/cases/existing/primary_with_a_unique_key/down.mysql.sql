ALTER TABLE `item` DROP PRIMARY KEY;
INSERT INTO `item` (`name`, `code`)
SELECT `name`, `code`
FROM `_retired_20250101000002_item_pkey`;
DELETE FROM `_retired_20250101000002_item_pkey`;
