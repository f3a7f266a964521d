ALTER TABLE `member` ADD COLUMN `_migrator_role` ENUM('Admin', 'Member', 'Guest');
UPDATE `member` SET `_migrator_role` = CASE `role` WHEN 0 THEN 'Admin' WHEN 1 THEN 'Member' END;
ALTER TABLE `member`
    DROP CONSTRAINT `member_role_values`,
    DROP COLUMN `role`,
    CHANGE COLUMN `_migrator_role` `role` ENUM('Admin', 'Member', 'Guest') NOT NULL;
