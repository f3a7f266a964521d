RENAME TABLE `person` TO `user`;
ALTER TABLE `user` RENAME COLUMN `full_name` TO `name`;
ALTER TABLE `user` MODIFY COLUMN `age` INT;
