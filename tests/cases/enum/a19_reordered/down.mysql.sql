ALTER TABLE `member` MODIFY COLUMN `role` ENUM('Admin', 'Editor', 'Reader') NOT NULL;
