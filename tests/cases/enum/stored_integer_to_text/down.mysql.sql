ALTER TABLE `member`
    ADD COLUMN `_migrator_role` SMALLINT,
    ADD COLUMN `_migrator_former` SMALLINT;
UPDATE `member` SET
    `_migrator_role` = CASE `role` WHEN 'Admin' THEN 0 WHEN 'Member' THEN 1 WHEN 'Guest' THEN 2 END,
    `_migrator_former` = CASE `former` WHEN 'Admin' THEN 0 WHEN 'Member' THEN 1 WHEN 'Guest' THEN 2 END;
ALTER TABLE `member`
    DROP INDEX `member_role_idx`,
    DROP CONSTRAINT `member_role_values`,
    DROP CONSTRAINT `member_former_values`,
    DROP COLUMN `role`,
    DROP COLUMN `former`,
    CHANGE COLUMN `_migrator_role` `role` SMALLINT NOT NULL DEFAULT 1,
    RENAME COLUMN `_migrator_former` TO `former`,
    ADD CONSTRAINT `member_role_values` CHECK (`role` IN (0, 1, 2)),
    ADD CONSTRAINT `member_former_values` CHECK (`former` IN (0, 1, 2)),
    ADD INDEX `member_role_idx` (`role`);
