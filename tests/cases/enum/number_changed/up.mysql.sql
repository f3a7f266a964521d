ALTER TABLE `member` ADD COLUMN `_migrator_role` SMALLINT;
UPDATE `member` SET `_migrator_role` = CASE `role` WHEN 1 THEN 1 WHEN 2 THEN 20 WHEN 3 THEN 30 END;
ALTER TABLE `member`
    DROP CONSTRAINT `member_role_values`,
    DROP COLUMN `role`,
    CHANGE COLUMN `_migrator_role` `role` SMALLINT NOT NULL DEFAULT 20,
    ADD CONSTRAINT `member_role_values` CHECK (`role` IN (1, 20, 30));
