ALTER TABLE `member`
    ADD COLUMN `_migrator_role` ENUM('Admin', 'Member', 'Guest'),
    ADD COLUMN `_migrator_former` ENUM('Admin', 'Member', 'Guest');
UPDATE `member` SET
    `_migrator_role` = CASE `role` WHEN 0 THEN 'Admin' WHEN 1 THEN 'Member' WHEN 2 THEN 'Guest' END,
    `_migrator_former` = CASE `former` WHEN 0 THEN 'Admin' WHEN 1 THEN 'Member' WHEN 2 THEN 'Guest' END;
ALTER TABLE `member`
    DROP INDEX `member_role_idx`,
    DROP CONSTRAINT `member_role_values`,
    DROP CONSTRAINT `member_former_values`,
    DROP COLUMN `role`,
    DROP COLUMN `former`,
    CHANGE COLUMN `_migrator_role` `role` ENUM('Admin', 'Member', 'Guest') NOT NULL DEFAULT 'Member',
    RENAME COLUMN `_migrator_former` TO `former`,
    ADD INDEX `member_role_idx` (`role`);
