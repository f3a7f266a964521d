-- check: `value` of `item` does not fit text(10)
SELECT `id`, `value`
FROM `item`
WHERE `value` IS NOT NULL AND (CHAR_LENGTH(`value`) <= 10) IS NOT TRUE;
ALTER TABLE `item` MODIFY COLUMN `value` VARCHAR(10) NOT NULL;
