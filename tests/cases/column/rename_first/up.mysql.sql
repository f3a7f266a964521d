ALTER TABLE `user` RENAME COLUMN `first` TO `new_first`;
