-- check: `role` of `member` is required and has no value
WITH `member` AS (SELECT `id`, `role`, `_retired_after_20250101000002_role` FROM (SELECT `_retired_after_20250101000002_role`, `id`, CASE `role` WHEN 'Admin' THEN 0 WHEN 'Member' THEN 1 WHEN 'Guest' THEN 2 END AS `role` FROM `member`) AS `member`)
SELECT `id`
FROM `member`
WHERE CASE `role` WHEN 2 THEN 1 ELSE `role` END IS NULL;
-- check: `role` of `member` is not one of 0, 1
WITH `member` AS (SELECT `id`, `role`, `_retired_after_20250101000002_role` FROM (SELECT `_retired_after_20250101000002_role`, `id`, CASE `role` WHEN 'Admin' THEN 0 WHEN 'Member' THEN 1 WHEN 'Guest' THEN 2 END AS `role` FROM `member`) AS `member`)
SELECT `id`, `role`
FROM (SELECT `id`, CASE `role` WHEN 2 THEN 1 ELSE `role` END AS `role` FROM `member`) AS `member`
WHERE `role` NOT IN (0, 1);
ALTER TABLE `member` ADD COLUMN `_migrator_role` SMALLINT;
UPDATE `member` SET `_migrator_role` = CASE `role` WHEN 'Admin' THEN 0 WHEN 'Member' THEN 1 WHEN 'Guest' THEN 2 END;
ALTER TABLE `member`
    DROP CONSTRAINT `member_role_values`,
    DROP COLUMN `role`,
    CHANGE COLUMN `_migrator_role` `role` SMALLINT NOT NULL,
    ADD CONSTRAINT `member_role_values` CHECK (`role` IN (0, 1, 2));
-- check: `role` of `member` is required and has no value
SELECT `id`
FROM `member`
WHERE CASE `role` WHEN 2 THEN 1 ELSE `role` END IS NULL;
-- check: `role` of `member` is not one of 0, 1
SELECT `id`, `role`
FROM (SELECT `id`, CASE `role` WHEN 2 THEN 1 ELSE `role` END AS `role` FROM `member`) AS `member`
WHERE `role` NOT IN (0, 1);
UPDATE `member` SET `_retired_after_20250101000002_role` = CASE `role` WHEN 2 THEN 1 ELSE `role` END;
ALTER TABLE `member`
    DROP CONSTRAINT `member_role_values`,
    CHANGE COLUMN `_retired_after_20250101000002_role` `role` SMALLINT NOT NULL,
    CHANGE COLUMN `role` `_retired_20250101000002_role` SMALLINT,
    ADD CONSTRAINT `member_role_values` CHECK (`role` IN (0, 1));
