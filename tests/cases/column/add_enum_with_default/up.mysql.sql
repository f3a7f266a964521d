ALTER TABLE `user` ADD COLUMN `role` ENUM('Admin', 'Member') NOT NULL DEFAULT 'Member';
