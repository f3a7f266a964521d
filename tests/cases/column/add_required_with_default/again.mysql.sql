ALTER TABLE `user` RENAME COLUMN `_retired_20250101000002_country` TO `country`;
UPDATE `user` SET `country` = COALESCE(`country`, 'unknown');
ALTER TABLE `user` MODIFY COLUMN `country` LONGTEXT NOT NULL DEFAULT ('unknown');
