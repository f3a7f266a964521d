-- check: `role` of `member` is required and has no value
WITH `member` AS (SELECT `id`, `role` FROM (SELECT `id`, CASE `role` WHEN 0 THEN 0 WHEN 1 THEN 1 WHEN 2 THEN 3 WHEN 3 THEN 2 END AS `role` FROM `member`) AS `member`)
SELECT `id`
FROM `member`
WHERE CASE `role` WHEN 3 THEN 1 ELSE `role` END IS NULL;
-- check: `role` of `member` is not one of 0, 1, 2
WITH `member` AS (SELECT `id`, `role` FROM (SELECT `id`, CASE `role` WHEN 0 THEN 0 WHEN 1 THEN 1 WHEN 2 THEN 3 WHEN 3 THEN 2 END AS `role` FROM `member`) AS `member`)
SELECT `id`, `role`
FROM (SELECT `id`, CASE `role` WHEN 3 THEN 1 ELSE `role` END AS `role` FROM `member`) AS `member`
WHERE `role` NOT IN (0, 1, 2);
ALTER TABLE `member` ADD COLUMN `_migrator_role` SMALLINT;
UPDATE `member` SET `_migrator_role` = CASE `role` WHEN 0 THEN 0 WHEN 1 THEN 1 WHEN 2 THEN 3 WHEN 3 THEN 2 END;
ALTER TABLE `member`
    DROP CONSTRAINT `member_role_values`,
    DROP COLUMN `role`,
    CHANGE COLUMN `_migrator_role` `role` SMALLINT NOT NULL,
    ADD CONSTRAINT `member_role_values` CHECK (`role` IN (0, 1, 2, 3));
-- check: `role` of `member` is required and has no value
SELECT `id`
FROM `member`
WHERE CASE `role` WHEN 3 THEN 1 ELSE `role` END IS NULL;
-- check: `role` of `member` is not one of 0, 1, 2
SELECT `id`, `role`
FROM (SELECT `id`, CASE `role` WHEN 3 THEN 1 ELSE `role` END AS `role` FROM `member`) AS `member`
WHERE `role` NOT IN (0, 1, 2);
ALTER TABLE `member` ADD COLUMN `_migrator_role` SMALLINT;
UPDATE `member` SET `_migrator_role` = CASE `role` WHEN 3 THEN 1 ELSE `role` END;
ALTER TABLE `member`
    DROP CONSTRAINT `member_role_values`,
    CHANGE COLUMN `_migrator_role` `role` SMALLINT NOT NULL,
    CHANGE COLUMN `role` `_retired_20250101000002_role` SMALLINT,
    ADD CONSTRAINT `member_role_values` CHECK (`role` IN (0, 1, 2));
