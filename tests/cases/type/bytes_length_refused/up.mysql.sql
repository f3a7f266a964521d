-- check: `value` of `item` does not fit bytes(2)
SELECT `id`, `value`
FROM `item`
WHERE `value` IS NOT NULL AND (LENGTH(`value`) <= 2) IS NOT TRUE;
ALTER TABLE `item` MODIFY COLUMN `value` VARBINARY(2) NOT NULL;
