-- check: `email` of `item` is required and has no value
SELECT `id`
FROM `item`
WHERE email IS NULL;
ALTER TABLE `item` ADD COLUMN `_migrator_email` LONGTEXT;
UPDATE `item` SET `_migrator_email` = email;
ALTER TABLE `item`
    CHANGE COLUMN `_migrator_email` `email` LONGTEXT NOT NULL,
    CHANGE COLUMN `email` `_retired_20250101000002_email` LONGTEXT;
