-- check: `value` of `item` is required and has no value
SELECT `id`
FROM `item`
WHERE unhex(replace(value, '-', '')) IS NULL;
ALTER TABLE `item` ADD COLUMN `_migrator_value` BINARY(16);
UPDATE `item` SET `_migrator_value` = unhex(replace(value, '-', ''));
ALTER TABLE `item`
    CHANGE COLUMN `_migrator_value` `value` BINARY(16) NOT NULL,
    CHANGE COLUMN `value` `_retired_20250101000002_value` LONGTEXT;
