UPDATE `user` SET `_retired_after_20250101000002_name` = COALESCE(`name`, `_retired_after_20250101000002_name`, 'nobody');
ALTER TABLE `user`
    CHANGE COLUMN `_retired_after_20250101000002_name` `name` LONGTEXT NOT NULL DEFAULT ('nobody'),
    RENAME COLUMN `name` TO `_retired_20250101000002_name`;
