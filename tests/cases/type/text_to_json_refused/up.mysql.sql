-- check: `value` of `item` does not fit json
SELECT `id`, `value`
FROM `item`
WHERE `value` IS NOT NULL AND (JSON_VALID(`value`)) IS NOT TRUE;
ALTER TABLE `item` MODIFY COLUMN `value` JSON NOT NULL;
