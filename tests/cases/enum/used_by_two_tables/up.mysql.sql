ALTER TABLE `member` MODIFY COLUMN `role` ENUM('Admin', 'Editor', 'Reader', 'Guest') NOT NULL;
ALTER TABLE `invite` MODIFY COLUMN `role` ENUM('Admin', 'Editor', 'Reader', 'Guest');
