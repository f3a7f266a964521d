-- check: `value` of `item` does not fit int64
SELECT `id`, `value`
FROM `item`
WHERE `value` IS NOT NULL AND (`value` = FLOOR(`value`) AND `value` BETWEEN -9007199254740992 AND 9007199254740992) IS NOT TRUE;
ALTER TABLE `item` MODIFY COLUMN `value` BIGINT NOT NULL;
