ALTER TABLE `user` RENAME COLUMN `last` TO `new_last`;
