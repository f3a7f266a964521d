ALTER TABLE `member` MODIFY COLUMN `role` ENUM('Admin', 'Writer', 'Editor', 'Reader') NOT NULL;
