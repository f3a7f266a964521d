-- check: `role` of `member` is required and has no value
SELECT `id`
FROM `member`
WHERE CASE `role` WHEN 'Writer' THEN 'Editor' ELSE `role` END IS NULL;
-- check: `role` of `member` is not one of Admin, Editor, Reader
SELECT `id`, `role`
FROM (SELECT `id`, CASE `role` WHEN 'Writer' THEN 'Editor' ELSE `role` END AS `role` FROM `member`) AS `member`
WHERE `role` NOT IN ('Admin', 'Editor', 'Reader');
-- check: `second` of `member` is not one of Admin, Editor, Reader
SELECT `id`, `second`
FROM (SELECT `id`, CASE `second` WHEN 'Writer' THEN 'Editor' ELSE `second` END AS `second` FROM `member`) AS `member`
WHERE `second` NOT IN ('Admin', 'Editor', 'Reader');
UPDATE `member` SET
    `_retired_20250101000002_role` = CASE `role` WHEN 'Writer' THEN 'Editor' ELSE `role` END,
    `_retired_20250101000002_second` = CASE `second` WHEN 'Writer' THEN 'Editor' ELSE `second` END;
ALTER TABLE `member`
    CHANGE COLUMN `_retired_20250101000002_role` `role` ENUM('Admin', 'Editor', 'Reader') NOT NULL,
    RENAME COLUMN `_retired_20250101000002_second` TO `second`,
    RENAME COLUMN `second` TO `_retired_after_20250101000002_second`,
    CHANGE COLUMN `role` `_retired_after_20250101000002_role` ENUM('Admin', 'Writer', 'Reader');
