-- check: `value` of `item` does not fit float64
SELECT `id`, `value`
FROM `item`
WHERE `value` IS NOT NULL AND (`value` BETWEEN -9007199254740992 AND 9007199254740992) IS NOT TRUE;
ALTER TABLE `item` MODIFY COLUMN `value` DOUBLE NOT NULL;
