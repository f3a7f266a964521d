-- check: `role` of `member` is required and has no value
SELECT `id`
FROM `member`
WHERE CASE WHEN CASE `_retired_20250101000002_role` WHEN 2 THEN 1 ELSE `_retired_20250101000002_role` END <=> `role` THEN `_retired_20250101000002_role` ELSE `role` END IS NULL;
-- check: `role` of `member` is not one of 0, 1, 2
SELECT `id`, `role`
FROM (SELECT `id`, CASE WHEN CASE `_retired_20250101000002_role` WHEN 2 THEN 1 ELSE `_retired_20250101000002_role` END <=> `role` THEN `_retired_20250101000002_role` ELSE `role` END AS `role` FROM `member`) AS `member`
WHERE `role` NOT IN (0, 1, 2);
UPDATE `member` SET `_retired_20250101000002_role` = CASE WHEN CASE `_retired_20250101000002_role` WHEN 2 THEN 1 ELSE `_retired_20250101000002_role` END <=> `role` THEN `_retired_20250101000002_role` ELSE `role` END;
ALTER TABLE `member`
    DROP CONSTRAINT `member_role_values`,
    CHANGE COLUMN `_retired_20250101000002_role` `role` SMALLINT NOT NULL,
    CHANGE COLUMN `role` `_retired_after_20250101000002_role` SMALLINT,
    ADD CONSTRAINT `member_role_values` CHECK (`role` IN (0, 1, 2));
ALTER TABLE `member` ADD COLUMN `_migrator_role` VARCHAR(255);
UPDATE `member` SET `_migrator_role` = CASE `role` WHEN 0 THEN 'Admin' WHEN 1 THEN 'Member' WHEN 2 THEN 'Guest' END;
ALTER TABLE `member`
    DROP CONSTRAINT `member_role_values`,
    DROP COLUMN `role`,
    CHANGE COLUMN `_migrator_role` `role` VARCHAR(255) NOT NULL,
    ADD CONSTRAINT `member_role_values` CHECK (`role` IN ('Admin', 'Guest', 'Member'));
