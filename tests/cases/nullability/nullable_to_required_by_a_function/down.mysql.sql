ALTER TABLE `user` MODIFY COLUMN `code` VARCHAR(40);
-- in batches of 2 by id:
UPDATE `user` SET `_retired_20250101000002_filled_code` = `code`, `code` = NULL WHERE `_retired_20250101000002_filled_code` IS NOT NULL AND `code` IS NOT NULL;
