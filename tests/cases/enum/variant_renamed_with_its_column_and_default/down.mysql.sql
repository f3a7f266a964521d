-- check: `role` of `member` is required and has no value
WITH `member` AS (SELECT `id`, `part` AS `role`, `_retired_20250101000002_role` FROM `member`)
SELECT `id`
FROM `member`
WHERE CASE `role` WHEN 'Type' THEN 'Editor' ELSE `role` END IS NULL;
-- check: `role` of `member` is not one of Admin, Editor, Reader
WITH `member` AS (SELECT `id`, `part` AS `role`, `_retired_20250101000002_role` FROM `member`)
SELECT `id`, `role`
FROM (SELECT `id`, CASE `role` WHEN 'Type' THEN 'Editor' ELSE `role` END AS `role` FROM `member`) AS `member`
WHERE `role` NOT IN ('Admin', 'Editor', 'Reader');
ALTER TABLE `member` RENAME COLUMN `part` TO `role`;
UPDATE `member` SET `_retired_20250101000002_role` = CASE `role` WHEN 'Type' THEN 'Editor' ELSE `role` END;
ALTER TABLE `member`
    DROP INDEX `member_part_idx`,
    CHANGE COLUMN `_retired_20250101000002_role` `role` ENUM('Admin', 'Editor', 'Reader') NOT NULL DEFAULT 'Editor',
    CHANGE COLUMN `role` `_retired_after_20250101000002_part` ENUM('Admin', 'Type', 'Reader'),
    ADD INDEX `member_role_idx` (`role`);
