-- check: `value` of `item` is required and has no value
SELECT `id`
FROM `item`
WHERE value IS NULL;
ALTER TABLE `item` ADD COLUMN `_migrator_value` LONGTEXT;
UPDATE `item` SET `_migrator_value` = value;
ALTER TABLE `item`
    CHANGE COLUMN `_migrator_value` `value` LONGTEXT NOT NULL,
    CHANGE COLUMN `value` `_retired_20250101000002_value` VARCHAR(10) NULL;
