-- in batches of 2 by id:
UPDATE `item` SET `_retired_20250101000002_filled_size` = NULL WHERE `_retired_20250101000002_filled_size` IS NOT NULL AND `size` IS NOT NULL;
-- in batches of 2 by id:
UPDATE `item` SET `size` = `_retired_20250101000002_filled_size` WHERE `_retired_20250101000002_filled_size` IS NOT NULL AND `size` IS NULL;
-- check: `size` of `item` does not fit int16
SELECT `id`, `size`
FROM (SELECT `id`, weight * 2 AS `size` FROM `item` WHERE `size` IS NULL) AS `item`
WHERE `size` IS NOT NULL AND (ROUND(`size`) BETWEEN -32768 AND 32767) IS NOT TRUE;
-- in batches of 2 by id:
UPDATE `item` SET `_retired_20250101000002_filled_size` = weight * 2, `size` = weight * 2 WHERE `size` IS NULL;
-- in batches of 2 by id, in one transaction:
UPDATE `item` SET `_retired_20250101000002_filled_size` = weight * 2, `size` = weight * 2 WHERE `size` IS NULL;
-- check: `size` of `item` is required and has no value
SELECT `id`
FROM `item`
WHERE `size` IS NULL;
ALTER TABLE `item` MODIFY COLUMN `size` SMALLINT NOT NULL;
