ALTER TABLE `user` RENAME COLUMN `name` TO `Name`;
