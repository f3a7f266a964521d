-- check: `role` of `member` is required and has no value
WITH `member` AS (SELECT `id`, `role`, `_retired_after_20250101000002_role` FROM (SELECT `_retired_after_20250101000002_role`, `id`, CASE `role` WHEN 0 THEN 'Admin' WHEN 1 THEN 'Member' WHEN 2 THEN 'Guest' END AS `role` FROM `member`) AS `member`)
SELECT `id`
FROM `member`
WHERE CASE `role` WHEN 'Guest' THEN 'Member' ELSE `role` END IS NULL;
-- check: `role` of `member` is not one of Admin, Member
WITH `member` AS (SELECT `id`, `role`, `_retired_after_20250101000002_role` FROM (SELECT `_retired_after_20250101000002_role`, `id`, CASE `role` WHEN 0 THEN 'Admin' WHEN 1 THEN 'Member' WHEN 2 THEN 'Guest' END AS `role` FROM `member`) AS `member`)
SELECT `id`, `role`
FROM (SELECT `id`, CASE `role` WHEN 'Guest' THEN 'Member' ELSE `role` END AS `role` FROM `member`) AS `member`
WHERE `role` NOT IN ('Admin', 'Member');
ALTER TABLE `member` ADD COLUMN `_migrator_role` ENUM('Admin', 'Member', 'Guest');
UPDATE `member` SET `_migrator_role` = CASE `role` WHEN 0 THEN 'Admin' WHEN 1 THEN 'Member' WHEN 2 THEN 'Guest' END;
ALTER TABLE `member`
    DROP CONSTRAINT `member_role_values`,
    DROP COLUMN `role`,
    CHANGE COLUMN `_migrator_role` `role` ENUM('Admin', 'Member', 'Guest') NOT NULL;
-- check: `role` of `member` is required and has no value
SELECT `id`
FROM `member`
WHERE CASE `role` WHEN 'Guest' THEN 'Member' ELSE `role` END IS NULL;
-- check: `role` of `member` is not one of Admin, Member
SELECT `id`, `role`
FROM (SELECT `id`, CASE `role` WHEN 'Guest' THEN 'Member' ELSE `role` END AS `role` FROM `member`) AS `member`
WHERE `role` NOT IN ('Admin', 'Member');
UPDATE `member` SET `_retired_after_20250101000002_role` = CASE `role` WHEN 'Guest' THEN 'Member' ELSE `role` END;
ALTER TABLE `member`
    CHANGE COLUMN `_retired_after_20250101000002_role` `role` ENUM('Admin', 'Member') NOT NULL,
    CHANGE COLUMN `role` `_retired_20250101000002_role` ENUM('Admin', 'Member', 'Guest');
