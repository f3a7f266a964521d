ALTER TABLE `item` MODIFY COLUMN `value` ENUM('Admin', 'Member') NOT NULL DEFAULT 'Admin';
