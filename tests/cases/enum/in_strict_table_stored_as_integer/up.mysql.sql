ALTER TABLE `member` ADD COLUMN `_migrator_role` SMALLINT;
UPDATE `member` SET `_migrator_role` = CASE `role` WHEN 'Admin' THEN 0 WHEN 'Member' THEN 1 END;
ALTER TABLE `member`
    DROP COLUMN `role`,
    CHANGE COLUMN `_migrator_role` `role` SMALLINT NOT NULL,
    ADD CONSTRAINT `member_role_values` CHECK (`role` IN (0, 1));
