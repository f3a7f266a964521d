-- check: `value` of `item` does not fit decimal(10, 2)
SELECT `id`, `value`
FROM `item`
WHERE `value` IS NOT NULL AND (`value` = TRUNCATE(`value`, 2) AND ABS(`value`) < 100000000) IS NOT TRUE;
ALTER TABLE `item` MODIFY COLUMN `value` DECIMAL(10, 2) NOT NULL;
