-- check: `value` of `item` does not fit int64
SELECT `id`, `value`
FROM `item`
WHERE `value` IS NOT NULL AND (`value` REGEXP '^(0|-?[1-9][0-9]{0,63})\\z' AND CAST(`value` AS DECIMAL(65, 0)) BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
ALTER TABLE `item` MODIFY COLUMN `value` BIGINT;
