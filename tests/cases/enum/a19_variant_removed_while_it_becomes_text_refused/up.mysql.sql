-- check: `role` of `member` is not one of 0 (Admin), 1 (Member)
SELECT `id`, `role`
FROM `member`
WHERE `role` IS NOT NULL AND (`role` IN (0, 1)) IS NOT TRUE;
ALTER TABLE `member` ADD COLUMN `_migrator_role` VARCHAR(255);
UPDATE `member` SET `_migrator_role` = CASE `role` WHEN 0 THEN 'Admin' WHEN 1 THEN 'Member' END;
ALTER TABLE `member`
    DROP CONSTRAINT `member_role_values`,
    DROP COLUMN `role`,
    CHANGE COLUMN `_migrator_role` `role` VARCHAR(255) NOT NULL,
    ADD CONSTRAINT `member_role_values` CHECK (`role` IN ('Admin', 'Member'));
