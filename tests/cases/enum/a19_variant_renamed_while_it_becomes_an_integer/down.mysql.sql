ALTER TABLE `member` ADD COLUMN `_migrator_role` ENUM('Admin', 'Member');
UPDATE `member` SET `_migrator_role` = CASE `role` WHEN 1 THEN 'Admin' WHEN 0 THEN 'Member' END;
ALTER TABLE `member`
    DROP CONSTRAINT `member_role_values`,
    DROP COLUMN `role`,
    CHANGE COLUMN `_migrator_role` `role` ENUM('Admin', 'Member') NOT NULL;
