ALTER TABLE `member` ADD COLUMN `_migrator_role` SMALLINT;
UPDATE `member` SET `_migrator_role` = CASE `role` WHEN 1 THEN 2 WHEN 2 THEN 1 END;
ALTER TABLE `member`
    DROP INDEX `member_role_key`,
    DROP CONSTRAINT `member_role_values`,
    DROP COLUMN `role`,
    CHANGE COLUMN `_migrator_role` `role` SMALLINT NOT NULL,
    ADD CONSTRAINT `member_role_values` CHECK (`role` IN (1, 2)),
    ADD UNIQUE INDEX `member_role_key` (`role`);
