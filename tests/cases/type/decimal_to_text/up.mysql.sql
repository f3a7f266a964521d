ALTER TABLE `item` ADD COLUMN `_migrator_value` LONGTEXT;
UPDATE `item` SET `_migrator_value` = TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(`value` AS CHAR)));
ALTER TABLE `item`
    DROP COLUMN `value`,
    CHANGE COLUMN `_migrator_value` `value` LONGTEXT NOT NULL;
