ALTER TABLE `member` RENAME COLUMN `role` TO `part`;
ALTER TABLE `member` MODIFY COLUMN `part` ENUM('Admin', 'Editor', 'Reader', 'Guest') NOT NULL;
