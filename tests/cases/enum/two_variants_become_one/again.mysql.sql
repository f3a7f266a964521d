-- check: `role` of `member` is required and has no value
SELECT `id`
FROM `member`
WHERE CASE `role` WHEN 'Editor' THEN 'Member' WHEN 'Reader' THEN 'Member' ELSE `role` END IS NULL;
-- check: `role` of `member` is not one of Admin, Member
SELECT `id`, `role`
FROM (SELECT `id`, CASE `role` WHEN 'Editor' THEN 'Member' WHEN 'Reader' THEN 'Member' ELSE `role` END AS `role` FROM `member`) AS `member`
WHERE `role` NOT IN ('Admin', 'Member');
UPDATE `member` SET `_retired_after_20250101000002_role` = CASE `role` WHEN 'Editor' THEN 'Member' WHEN 'Reader' THEN 'Member' ELSE `role` END;
ALTER TABLE `member`
    CHANGE COLUMN `_retired_after_20250101000002_role` `role` ENUM('Admin', 'Member') NOT NULL,
    CHANGE COLUMN `role` `_retired_20250101000002_role` ENUM('Admin', 'Editor', 'Reader');
