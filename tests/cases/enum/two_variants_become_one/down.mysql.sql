-- check: `role` of `member` is required and has no value
SELECT `id`
FROM `member`
WHERE CASE WHEN CASE `_retired_20250101000002_role` WHEN 'Editor' THEN 'Member' WHEN 'Reader' THEN 'Member' ELSE `_retired_20250101000002_role` END <=> `role` THEN `_retired_20250101000002_role` ELSE `role` END IS NULL;
-- check: `role` of `member` is not one of Admin, Editor, Reader
SELECT `id`, `role`
FROM (SELECT `id`, CASE WHEN CASE `_retired_20250101000002_role` WHEN 'Editor' THEN 'Member' WHEN 'Reader' THEN 'Member' ELSE `_retired_20250101000002_role` END <=> `role` THEN `_retired_20250101000002_role` ELSE `role` END AS `role` FROM `member`) AS `member`
WHERE `role` NOT IN ('Admin', 'Editor', 'Reader');
UPDATE `member` SET `_retired_20250101000002_role` = CASE WHEN CASE `_retired_20250101000002_role` WHEN 'Editor' THEN 'Member' WHEN 'Reader' THEN 'Member' ELSE `_retired_20250101000002_role` END <=> `role` THEN `_retired_20250101000002_role` ELSE `role` END;
ALTER TABLE `member`
    CHANGE COLUMN `_retired_20250101000002_role` `role` ENUM('Admin', 'Editor', 'Reader') NOT NULL,
    CHANGE COLUMN `role` `_retired_after_20250101000002_role` ENUM('Admin', 'Member');
