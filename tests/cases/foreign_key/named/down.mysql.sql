ALTER TABLE `user` DROP FOREIGN KEY `belongs to`;
ALTER TABLE `user` DROP INDEX `belongs to`;
