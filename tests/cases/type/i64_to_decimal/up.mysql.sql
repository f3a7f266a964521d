-- check: `value` of `item` does not fit decimal(20, 2)
SELECT `id`, `value`
FROM `item`
WHERE `value` IS NOT NULL AND (`value` BETWEEN -999999999999999999 AND 999999999999999999) IS NOT TRUE;
ALTER TABLE `item` MODIFY COLUMN `value` DECIMAL(20, 2) NOT NULL;
