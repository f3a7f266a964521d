-- check: `amount` of `item` does not fit int32
SELECT `id`, `amount`
FROM `item`
WHERE `amount` IS NOT NULL AND (`amount` BETWEEN -2147483648 AND 2147483647) IS NOT TRUE;
ALTER TABLE `item` MODIFY COLUMN `amount` INT NOT NULL;
