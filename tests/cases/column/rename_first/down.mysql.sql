ALTER TABLE `user` RENAME COLUMN `new_first` TO `first`;
