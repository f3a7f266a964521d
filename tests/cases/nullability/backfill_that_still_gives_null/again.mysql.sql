-- check: `name` of `user` is required and has no value
SELECT `id`
FROM `user`
WHERE COALESCE(`name`, `_retired_after_20250101000002_name`, nick) IS NULL;
UPDATE `user` SET `_retired_after_20250101000002_name` = COALESCE(`name`, `_retired_after_20250101000002_name`, nick);
ALTER TABLE `user`
    CHANGE COLUMN `_retired_after_20250101000002_name` `name` LONGTEXT NOT NULL,
    RENAME COLUMN `name` TO `_retired_20250101000002_name`;
