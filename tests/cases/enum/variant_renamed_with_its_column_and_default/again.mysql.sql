-- check: `part` of `member` is required and has no value
WITH `member` AS (SELECT `id`, `role` AS `part`, `_retired_after_20250101000002_part` FROM `member`)
SELECT `id`
FROM `member`
WHERE CASE `part` WHEN 'Editor' THEN 'Type' ELSE `part` END IS NULL;
-- check: `part` of `member` is not one of Admin, Type, Reader
WITH `member` AS (SELECT `id`, `role` AS `part`, `_retired_after_20250101000002_part` FROM `member`)
SELECT `id`, `part`
FROM (SELECT `id`, CASE `part` WHEN 'Editor' THEN 'Type' ELSE `part` END AS `part` FROM `member`) AS `member`
WHERE `part` NOT IN ('Admin', 'Type', 'Reader');
ALTER TABLE `member` RENAME COLUMN `role` TO `part`;
UPDATE `member` SET `_retired_after_20250101000002_part` = CASE `part` WHEN 'Editor' THEN 'Type' ELSE `part` END;
ALTER TABLE `member`
    DROP INDEX `member_role_idx`,
    CHANGE COLUMN `_retired_after_20250101000002_part` `part` ENUM('Admin', 'Type', 'Reader') NOT NULL DEFAULT 'Type',
    CHANGE COLUMN `part` `_retired_20250101000002_role` ENUM('Admin', 'Editor', 'Reader'),
    ADD INDEX `member_part_idx` (`part`);
