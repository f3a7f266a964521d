-- check: `role` of `member` is required and has no value
SELECT `id`
FROM `member`
WHERE COALESCE(`_retired_after_20250101000002_role`, lower(role)) IS NULL;
-- check: `role` of `member` is not one of admin, editor, reader
SELECT `id`, `role`
FROM (SELECT `id`, COALESCE(`_retired_after_20250101000002_role`, lower(role)) AS `role` FROM `member`) AS `member`
WHERE `role` NOT IN ('admin', 'editor', 'reader');
UPDATE `member` SET `_retired_after_20250101000002_role` = COALESCE(`_retired_after_20250101000002_role`, lower(role));
ALTER TABLE `member`
    CHANGE COLUMN `_retired_after_20250101000002_role` `role` ENUM('admin', 'editor', 'reader') NOT NULL,
    CHANGE COLUMN `role` `_retired_20250101000002_role` ENUM('Admin', 'Editor', 'Reader');
