ALTER TABLE `member` ADD COLUMN `_migrator_role` SMALLINT;
UPDATE `member` SET `_migrator_role` = CASE `role` WHEN 1 THEN 1 WHEN 20 THEN 2 WHEN 30 THEN 3 END;
ALTER TABLE `member`
    DROP CONSTRAINT `member_role_values`,
    DROP COLUMN `role`,
    CHANGE COLUMN `_migrator_role` `role` SMALLINT NOT NULL DEFAULT 2,
    ADD CONSTRAINT `member_role_values` CHECK (`role` IN (1, 2, 3));
