-- check: `value` of `item` is required and has no value
SELECT `id`
FROM `item`
WHERE unhex(replace(value, '-', '')) IS NULL;
-- check: `value` of `item` does not fit uuid
SELECT `id`, `value`
FROM (SELECT `id`, unhex(replace(value, '-', '')) AS `value` FROM `item`) AS `item`
WHERE `value` IS NOT NULL AND (length(`value`) = 16) IS NOT TRUE;
ALTER TABLE `item` ADD COLUMN `_migrator_value` BINARY(16);
UPDATE `item` SET `_migrator_value` = unhex(replace(value, '-', ''));
ALTER TABLE `item`
    CHANGE COLUMN `_migrator_value` `value` BINARY(16) NOT NULL,
    CHANGE COLUMN `value` `_retired_20250101000002_value` LONGTEXT;
