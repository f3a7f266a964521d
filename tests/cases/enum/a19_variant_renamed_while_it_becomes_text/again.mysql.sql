-- check: `role` of `member` is required and has no value
SELECT `id`
FROM `member`
WHERE CASE `role` WHEN 'Member' THEN 'User' ELSE `role` END IS NULL;
-- check: `role` of `member` is not one of 'Admin', 'User'
SELECT `id`, `role`
FROM (SELECT `id`, CASE `role` WHEN 'Member' THEN 'User' ELSE `role` END AS `role` FROM `member`) AS `member`
WHERE `role` NOT IN ('Admin', 'User');
UPDATE `member` SET `_retired_after_20250101000002_role` = CASE `role` WHEN 'Member' THEN 'User' ELSE `role` END;
ALTER TABLE `member`
    CHANGE COLUMN `_retired_after_20250101000002_role` `role` VARCHAR(255) NOT NULL,
    CHANGE COLUMN `role` `_retired_20250101000002_role` ENUM('Admin', 'Member'),
    ADD CONSTRAINT `member_role_values` CHECK (`role` IN ('Admin', 'User'));
