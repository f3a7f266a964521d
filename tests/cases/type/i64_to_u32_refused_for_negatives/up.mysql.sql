-- check: `value` of `item` does not fit uint32
SELECT `id`, `value`
FROM `item`
WHERE `value` IS NOT NULL AND (`value` BETWEEN 0 AND 4294967295) IS NOT TRUE;
ALTER TABLE `item` MODIFY COLUMN `value` INT UNSIGNED NOT NULL;
