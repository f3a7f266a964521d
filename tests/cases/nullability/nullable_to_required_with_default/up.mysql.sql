ALTER TABLE `user` ADD COLUMN `_migrator_name` LONGTEXT;
UPDATE `user` SET `_migrator_name` = COALESCE(`name`, 'nobody');
ALTER TABLE `user`
    CHANGE COLUMN `_migrator_name` `name` LONGTEXT NOT NULL DEFAULT ('nobody'),
    RENAME COLUMN `name` TO `_retired_20250101000002_name`;
