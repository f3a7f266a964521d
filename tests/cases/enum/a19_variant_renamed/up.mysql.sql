-- check: `role` of `member` is required and has no value
SELECT `id`
FROM `member`
WHERE replace(role, 'Editor', 'Writer') IS NULL;
-- check: `role` of `member` is not one of Admin, Writer, Reader
SELECT `id`, `role`
FROM (SELECT `id`, replace(role, 'Editor', 'Writer') AS `role` FROM `member`) AS `member`
WHERE `role` NOT IN ('Admin', 'Writer', 'Reader');
ALTER TABLE `member` ADD COLUMN `_migrator_role` ENUM('Admin', 'Writer', 'Reader');
UPDATE `member` SET `_migrator_role` = replace(role, 'Editor', 'Writer');
ALTER TABLE `member`
    CHANGE COLUMN `_migrator_role` `role` ENUM('Admin', 'Writer', 'Reader') NOT NULL,
    CHANGE COLUMN `role` `_retired_20250101000002_role` ENUM('Admin', 'Editor', 'Reader');
