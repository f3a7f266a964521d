ALTER TABLE `user` RENAME COLUMN `new_middle` TO `middle`;
