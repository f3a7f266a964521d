-- check: `role` of `member` is not one of 0, 1
SELECT `id`, `role`
FROM (SELECT `id`, CASE WHEN `_retired_20250101000002_role` IS NULL AND `role` <=> (7) THEN NULL ELSE `role` END AS `role` FROM `member`) AS `member`
WHERE `role` NOT IN (0, 1);
UPDATE `member` SET `_retired_20250101000002_role` = CASE WHEN `_retired_20250101000002_role` IS NULL AND `role` <=> (7) THEN NULL ELSE `role` END;
ALTER TABLE `member`
    DROP CONSTRAINT `member_role_values`,
    RENAME COLUMN `_retired_20250101000002_role` TO `role`,
    CHANGE COLUMN `role` `_retired_after_20250101000002_role` SMALLINT,
    ADD CONSTRAINT `member_role_values` CHECK (`role` IN (0, 1));
ALTER TABLE `member` ADD COLUMN `_migrator_role` ENUM('Admin', 'Member');
UPDATE `member` SET `_migrator_role` = CASE `role` WHEN 0 THEN 'Admin' WHEN 1 THEN 'Member' END;
ALTER TABLE `member`
    DROP CONSTRAINT `member_role_values`,
    DROP COLUMN `role`,
    RENAME COLUMN `_migrator_role` TO `role`;
