-- check: `role` of `member` is required and has no value
SELECT `id`
FROM `member`
WHERE CASE `role` WHEN 'Editor' THEN 'Writer' ELSE `role` END IS NULL;
-- check: `role` of `member` is not one of Admin, Writer, Reader
SELECT `id`, `role`
FROM (SELECT `id`, CASE `role` WHEN 'Editor' THEN 'Writer' ELSE `role` END AS `role` FROM `member`) AS `member`
WHERE `role` NOT IN ('Admin', 'Writer', 'Reader');
-- check: `second` of `member` is not one of Admin, Writer, Reader
SELECT `id`, `second`
FROM (SELECT `id`, CASE `second` WHEN 'Editor' THEN 'Writer' ELSE `second` END AS `second` FROM `member`) AS `member`
WHERE `second` NOT IN ('Admin', 'Writer', 'Reader');
ALTER TABLE `member`
    ADD COLUMN `_migrator_role` ENUM('Admin', 'Writer', 'Reader'),
    ADD COLUMN `_migrator_second` ENUM('Admin', 'Writer', 'Reader');
UPDATE `member` SET
    `_migrator_role` = CASE `role` WHEN 'Editor' THEN 'Writer' ELSE `role` END,
    `_migrator_second` = CASE `second` WHEN 'Editor' THEN 'Writer' ELSE `second` END;
ALTER TABLE `member`
    CHANGE COLUMN `_migrator_role` `role` ENUM('Admin', 'Writer', 'Reader') NOT NULL,
    RENAME COLUMN `_migrator_second` TO `second`,
    CHANGE COLUMN `role` `_retired_20250101000002_role` ENUM('Admin', 'Editor', 'Reader'),
    RENAME COLUMN `second` TO `_retired_20250101000002_second`;
