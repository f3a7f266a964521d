ALTER TABLE `user` RENAME COLUMN `new_last` TO `last`;
