-- check: `role` of `member` is required and has no value
SELECT `id`
FROM `member`
WHERE lower(role) IS NULL;
-- check: `role` of `member` is not one of admin, editor, reader
SELECT `id`, `role`
FROM (SELECT `id`, lower(role) AS `role` FROM `member`) AS `member`
WHERE `role` NOT IN ('admin', 'editor', 'reader');
ALTER TABLE `member` ADD COLUMN `_migrator_role` ENUM('admin', 'editor', 'reader');
UPDATE `member` SET `_migrator_role` = lower(role);
ALTER TABLE `member`
    CHANGE COLUMN `_migrator_role` `role` ENUM('admin', 'editor', 'reader') NOT NULL,
    CHANGE COLUMN `role` `_retired_20250101000002_role` ENUM('Admin', 'Editor', 'Reader');
