-- check: `value` of `item` is required and has no value
SELECT `id`
FROM `item`
WHERE CAST(value AS DECIMAL(12, 0)) IS NULL;
-- check: `value` of `item` does not fit int32
SELECT `id`, `value`
FROM (SELECT `id`, CAST(value AS DECIMAL(12, 0)) AS `value` FROM `item`) AS `item`
WHERE `value` IS NOT NULL AND (ROUND(`value`) BETWEEN -2147483648 AND 2147483647) IS NOT TRUE;
ALTER TABLE `item` ADD COLUMN `_migrator_value` INT;
UPDATE `item` SET `_migrator_value` = CAST(value AS DECIMAL(12, 0));
ALTER TABLE `item`
    CHANGE COLUMN `_migrator_value` `value` INT NOT NULL,
    CHANGE COLUMN `value` `_retired_20250101000002_value` LONGTEXT;
