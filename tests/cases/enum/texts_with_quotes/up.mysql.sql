ALTER TABLE `member` MODIFY COLUMN `role` ENUM('it''s', 'a, b', '"q"') NOT NULL;
