-- check: `role` of `member` is required and has no value
SELECT `id`
FROM `member`
WHERE CASE WHEN CASE `_retired_20250101000002_role` WHEN 'Guest' THEN 'Member' ELSE `_retired_20250101000002_role` END <=> `role` THEN `_retired_20250101000002_role` ELSE `role` END IS NULL;
-- check: `role` of `member` is not one of Admin, Member, Guest
SELECT `id`, `role`
FROM (SELECT `id`, CASE WHEN CASE `_retired_20250101000002_role` WHEN 'Guest' THEN 'Member' ELSE `_retired_20250101000002_role` END <=> `role` THEN `_retired_20250101000002_role` ELSE `role` END AS `role` FROM `member`) AS `member`
WHERE `role` NOT IN ('Admin', 'Member', 'Guest');
UPDATE `member` SET `_retired_20250101000002_role` = CASE WHEN CASE `_retired_20250101000002_role` WHEN 'Guest' THEN 'Member' ELSE `_retired_20250101000002_role` END <=> `role` THEN `_retired_20250101000002_role` ELSE `role` END;
ALTER TABLE `member`
    CHANGE COLUMN `_retired_20250101000002_role` `role` ENUM('Admin', 'Member', 'Guest') NOT NULL,
    CHANGE COLUMN `role` `_retired_after_20250101000002_role` ENUM('Admin', 'Member');
ALTER TABLE `member` ADD COLUMN `_migrator_role` SMALLINT;
UPDATE `member` SET `_migrator_role` = CASE `role` WHEN 'Admin' THEN 0 WHEN 'Member' THEN 1 WHEN 'Guest' THEN 2 END;
ALTER TABLE `member`
    DROP COLUMN `role`,
    CHANGE COLUMN `_migrator_role` `role` SMALLINT NOT NULL,
    ADD CONSTRAINT `member_role_values` CHECK (`role` IN (0, 1, 2));
