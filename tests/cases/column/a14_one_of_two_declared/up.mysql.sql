ALTER TABLE `user` RENAME COLUMN `name` TO `first_name`;
ALTER TABLE `user` ADD COLUMN `last_name` LONGTEXT NOT NULL DEFAULT ('');
