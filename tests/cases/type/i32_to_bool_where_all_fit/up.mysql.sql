-- check: `value` of `item` does not fit bool
SELECT `id`, `value`
FROM `item`
WHERE `value` IS NOT NULL AND (`value` IN (0, 1)) IS NOT TRUE;
ALTER TABLE `item` MODIFY COLUMN `value` BOOLEAN NOT NULL;
