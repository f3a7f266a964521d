ALTER TABLE `user` RENAME COLUMN `middle` TO `new_middle`;
