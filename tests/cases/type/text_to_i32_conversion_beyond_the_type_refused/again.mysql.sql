-- check: `value` of `item` is required and has no value
SELECT `id`
FROM `item`
WHERE COALESCE(`_retired_after_20250101000002_value`, CAST(value AS DECIMAL(12, 0))) IS NULL;
-- check: `value` of `item` does not fit int32
SELECT `id`, `value`
FROM (SELECT `id`, COALESCE(`_retired_after_20250101000002_value`, CAST(value AS DECIMAL(12, 0))) AS `value` FROM `item`) AS `item`
WHERE `value` IS NOT NULL AND (ROUND(`value`) BETWEEN -2147483648 AND 2147483647) IS NOT TRUE;
UPDATE `item` SET `_retired_after_20250101000002_value` = COALESCE(`_retired_after_20250101000002_value`, CAST(value AS DECIMAL(12, 0)));
ALTER TABLE `item`
    CHANGE COLUMN `_retired_after_20250101000002_value` `value` INT NOT NULL,
    CHANGE COLUMN `value` `_retired_20250101000002_value` LONGTEXT;
