ALTER TABLE `user`
    RENAME COLUMN `name` TO `first_name`,
    RENAME COLUMN `_retired_20250101000002_last_name` TO `last_name`;
UPDATE `user` SET `last_name` = COALESCE(`last_name`, '');
ALTER TABLE `user` MODIFY COLUMN `last_name` LONGTEXT NOT NULL DEFAULT ('');
