-- check: `role` of `member` is required and has no value
SELECT `id`
FROM `member`
WHERE `_retired_20250101000002_role` IS NULL;
-- check: `role` of `member` is not one of Admin, Editor, Reader
SELECT `id`, `role`
FROM (SELECT `id`, `_retired_20250101000002_role` AS `role` FROM `member`) AS `member`
WHERE `role` NOT IN ('Admin', 'Editor', 'Reader');
ALTER TABLE `member`
    CHANGE COLUMN `_retired_20250101000002_role` `role` ENUM('Admin', 'Editor', 'Reader') NOT NULL,
    CHANGE COLUMN `role` `_retired_after_20250101000002_role` ENUM('Admin', 'Reader');
