ALTER TABLE `member` MODIFY COLUMN `role` ENUM('Reader', 'Admin', 'Editor') NOT NULL;
