-- check: `role` of `member` is not one of 1 (Admin), 2 (Member)
SELECT `id`, `role`
FROM `member`
WHERE `role` IS NOT NULL AND (`role` IN (1, 2)) IS NOT TRUE;
ALTER TABLE `member` ADD COLUMN `_migrator_role` ENUM('Admin', 'Member');
UPDATE `member` SET `_migrator_role` = CASE `role` WHEN 1 THEN 'Admin' WHEN 2 THEN 'Member' END;
ALTER TABLE `member`
    DROP CONSTRAINT `member_role_values`,
    DROP COLUMN `role`,
    CHANGE COLUMN `_migrator_role` `role` ENUM('Admin', 'Member') NOT NULL DEFAULT 'Member';
