ALTER TABLE `member` ADD COLUMN `_migrator_role` ENUM('Guest', 'Admin', 'Member');
UPDATE `member` SET `_migrator_role` = CASE `role` WHEN 0 THEN 'Admin' WHEN 1 THEN 'Member' END;
ALTER TABLE `member`
    DROP CONSTRAINT `member_role_values`,
    DROP COLUMN `role`,
    CHANGE COLUMN `_migrator_role` `role` ENUM('Guest', 'Admin', 'Member') NOT NULL DEFAULT 'Guest';
