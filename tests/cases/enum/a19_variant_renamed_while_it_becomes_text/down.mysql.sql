-- check: `role` of `member` is required and has no value
SELECT `id`
FROM `member`
WHERE CASE `role` WHEN 'User' THEN 'Member' ELSE `role` END IS NULL;
-- check: `role` of `member` is not one of Admin, Member
SELECT `id`, `role`
FROM (SELECT `id`, CASE `role` WHEN 'User' THEN 'Member' ELSE `role` END AS `role` FROM `member`) AS `member`
WHERE `role` NOT IN ('Admin', 'Member');
UPDATE `member` SET `_retired_20250101000002_role` = CASE `role` WHEN 'User' THEN 'Member' ELSE `role` END;
ALTER TABLE `member`
    DROP CONSTRAINT `member_role_values`,
    CHANGE COLUMN `_retired_20250101000002_role` `role` ENUM('Admin', 'Member') NOT NULL,
    CHANGE COLUMN `role` `_retired_after_20250101000002_role` VARCHAR(255);
