ALTER TABLE `item` MODIFY COLUMN `size` SMALLINT;
-- in batches of 2 by id:
UPDATE `item` SET `_retired_20250101000002_filled_size` = `size`, `size` = NULL WHERE `_retired_20250101000002_filled_size` IS NOT NULL AND `size` IS NOT NULL;
