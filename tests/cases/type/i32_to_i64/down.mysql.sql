-- check: `value` of `item` does not fit int32
SELECT `id`, `value`
FROM `item`
WHERE `value` IS NOT NULL AND (`value` BETWEEN -2147483648 AND 2147483647) IS NOT TRUE;
ALTER TABLE `item` MODIFY COLUMN `value` INT NOT NULL;
