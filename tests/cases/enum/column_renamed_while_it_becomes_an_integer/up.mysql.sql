ALTER TABLE `member` RENAME COLUMN `role` TO `kind`;
ALTER TABLE `member` ADD COLUMN `_migrator_kind` SMALLINT;
UPDATE `member` SET `_migrator_kind` = CASE `kind` WHEN 'Admin' THEN 0 WHEN 'Member' THEN 1 END;
ALTER TABLE `member`
    DROP INDEX `member_role_idx`,
    DROP COLUMN `kind`,
    CHANGE COLUMN `_migrator_kind` `kind` SMALLINT NOT NULL,
    ADD CONSTRAINT `member_kind_values` CHECK (`kind` IN (0, 1)),
    ADD INDEX `member_kind_idx` (`kind`);
