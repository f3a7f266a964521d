-- check: `value` of `item` is required and has no value
SELECT `id`
FROM `item`
WHERE substr(value, 1, 3) IS NULL;
ALTER TABLE `item` ADD COLUMN `_migrator_value` VARCHAR(3);
UPDATE `item` SET `_migrator_value` = substr(value, 1, 3);
ALTER TABLE `item`
    CHANGE COLUMN `_migrator_value` `value` VARCHAR(3) NOT NULL,
    CHANGE COLUMN `value` `_retired_20250101000002_value` VARCHAR(50);
