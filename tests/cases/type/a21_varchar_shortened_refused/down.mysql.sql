-- check: `value` of `item` does not fit text(50)
SELECT `id`, `value`
FROM `item`
WHERE `value` IS NOT NULL AND (CHAR_LENGTH(`value`) <= 50) IS NOT TRUE;
ALTER TABLE `item` MODIFY COLUMN `value` VARCHAR(50) NOT NULL;
