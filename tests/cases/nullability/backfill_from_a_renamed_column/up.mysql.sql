-- check: `value` of `item` is required and has no value
WITH `item` AS (SELECT `id`, `old` AS `new`, `value` FROM `item`)
SELECT `id`
FROM `item`
WHERE COALESCE(`value`, new * 2) IS NULL;
-- check: `value` of `item` does not fit int64
WITH `item` AS (SELECT `id`, `old` AS `new`, `value` FROM `item`)
SELECT `id`, `value`
FROM (SELECT `id`, COALESCE(`value`, new * 2) AS `value` FROM `item`) AS `item`
WHERE `value` IS NOT NULL AND (ROUND(`value`) BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
ALTER TABLE `item` RENAME COLUMN `old` TO `new`;
ALTER TABLE `item` ADD COLUMN `_migrator_value` BIGINT;
UPDATE `item` SET `_migrator_value` = COALESCE(`value`, new * 2);
ALTER TABLE `item`
    CHANGE COLUMN `_migrator_value` `value` BIGINT NOT NULL,
    RENAME COLUMN `value` TO `_retired_20250101000002_value`;
