-- check: `value` of `item` is not one of Red, Green
SELECT `id`, `value`
FROM `item`
WHERE `value` IS NOT NULL AND (CAST(`value` AS BINARY) IN ('Red', 'Green')) IS NOT TRUE;
ALTER TABLE `item` MODIFY COLUMN `value` ENUM('Red', 'Green') NOT NULL;
