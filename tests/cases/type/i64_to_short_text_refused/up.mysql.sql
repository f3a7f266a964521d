-- check: `value` of `item` does not fit text(3)
SELECT `id`, `value`
FROM `item`
WHERE `value` IS NOT NULL AND (CHAR_LENGTH(CAST(`value` AS CHAR)) <= 3) IS NOT TRUE;
ALTER TABLE `item` MODIFY COLUMN `value` VARCHAR(3) NOT NULL;
