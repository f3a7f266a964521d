-- check: `value` of `item` does not fit int16
SELECT `id`, `value`
FROM `item`
WHERE `value` IS NOT NULL AND (`value` BETWEEN -32768 AND 32767) IS NOT TRUE;
ALTER TABLE `item` MODIFY COLUMN `value` SMALLINT NOT NULL;
