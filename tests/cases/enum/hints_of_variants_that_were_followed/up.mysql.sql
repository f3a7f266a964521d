ALTER TABLE `member` MODIFY COLUMN `role` ENUM('Admin', 'Writer', 'Reader', 'Guest') NOT NULL;
