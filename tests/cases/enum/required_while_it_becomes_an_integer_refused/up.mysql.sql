-- check: `role` of `member` is not one of 0, 1
WITH `member` AS (SELECT `id`, `role` FROM (SELECT `id`, CASE `role` WHEN 'Admin' THEN 0 WHEN 'Member' THEN 1 END AS `role` FROM `member`) AS `member`)
SELECT `id`, `role`
FROM (SELECT `id`, COALESCE(`role`, 7) AS `role` FROM `member`) AS `member`
WHERE `role` NOT IN (0, 1);
ALTER TABLE `member` ADD COLUMN `_migrator_role` SMALLINT;
UPDATE `member` SET `_migrator_role` = CASE `role` WHEN 'Admin' THEN 0 WHEN 'Member' THEN 1 END;
ALTER TABLE `member`
    DROP COLUMN `role`,
    RENAME COLUMN `_migrator_role` TO `role`,
    ADD CONSTRAINT `member_role_values` CHECK (`role` IN (0, 1));
-- check: `role` of `member` is not one of 0, 1
SELECT `id`, `role`
FROM (SELECT `id`, COALESCE(`role`, 7) AS `role` FROM `member`) AS `member`
WHERE `role` NOT IN (0, 1);
ALTER TABLE `member` ADD COLUMN `_migrator_role` SMALLINT;
UPDATE `member` SET `_migrator_role` = COALESCE(`role`, 7);
ALTER TABLE `member`
    DROP CONSTRAINT `member_role_values`,
    CHANGE COLUMN `_migrator_role` `role` SMALLINT NOT NULL,
    RENAME COLUMN `role` TO `_retired_20250101000002_role`,
    ADD CONSTRAINT `member_role_values` CHECK (`role` IN (0, 1));
