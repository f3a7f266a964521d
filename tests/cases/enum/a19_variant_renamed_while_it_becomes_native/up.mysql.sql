ALTER TABLE `member` ADD COLUMN `_migrator_role` ENUM('User', 'Admin');
UPDATE `member` SET `_migrator_role` = CASE `role` WHEN 0 THEN 'Admin' WHEN 1 THEN 'User' END;
ALTER TABLE `member`
    DROP CONSTRAINT `member_role_values`,
    DROP COLUMN `role`,
    CHANGE COLUMN `_migrator_role` `role` ENUM('User', 'Admin') NOT NULL;
