ALTER TABLE `user` RENAME COLUMN `_retired_20250101000002_code` TO `code`;
UPDATE `user` SET `code` = COALESCE(`code`, 'x');
ALTER TABLE `user` MODIFY COLUMN `code` LONGTEXT NOT NULL DEFAULT ('x');
