-- check: `value` of `item` does not fit decimal(10, 4)
SELECT `id`, `value`
FROM `item`
WHERE `value` IS NOT NULL AND (`value` = TRUNCATE(`value`, 4) AND ABS(`value`) < 1000000) IS NOT TRUE;
ALTER TABLE `item` MODIFY COLUMN `value` DECIMAL(10, 4) NOT NULL;
