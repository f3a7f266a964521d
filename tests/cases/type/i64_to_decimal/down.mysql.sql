-- check: `value` of `item` does not fit int64
SELECT `id`, `value`
FROM `item`
WHERE `value` IS NOT NULL AND (`value` = TRUNCATE(`value`, 0) AND `value` BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
ALTER TABLE `item` MODIFY COLUMN `value` BIGINT NOT NULL;
