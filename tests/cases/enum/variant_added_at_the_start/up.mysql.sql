ALTER TABLE `member` MODIFY COLUMN `role` ENUM('Owner', 'Admin', 'Editor', 'Reader') NOT NULL;
