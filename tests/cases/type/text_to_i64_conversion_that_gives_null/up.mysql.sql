-- check: `value` of `item` is required and has no value
SELECT `id`
FROM `item`
WHERE nullif(CAST(value AS INTEGER), 0) IS NULL;
-- check: `value` of `item` does not fit int64
SELECT `id`, `value`
FROM (SELECT `id`, nullif(CAST(value AS INTEGER), 0) AS `value` FROM `item`) AS `item`
WHERE `value` IS NOT NULL AND (ROUND(`value`) BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
ALTER TABLE `item` ADD COLUMN `_migrator_value` BIGINT;
UPDATE `item` SET `_migrator_value` = nullif(CAST(value AS INTEGER), 0);
ALTER TABLE `item`
    CHANGE COLUMN `_migrator_value` `value` BIGINT NOT NULL,
    CHANGE COLUMN `value` `_retired_20250101000002_value` LONGTEXT;
