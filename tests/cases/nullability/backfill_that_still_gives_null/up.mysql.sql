-- check: `name` of `user` is required and has no value
SELECT `id`
FROM `user`
WHERE COALESCE(`name`, nick) IS NULL;
ALTER TABLE `user` ADD COLUMN `_migrator_name` LONGTEXT;
UPDATE `user` SET `_migrator_name` = COALESCE(`name`, nick);
ALTER TABLE `user`
    CHANGE COLUMN `_migrator_name` `name` LONGTEXT NOT NULL,
    RENAME COLUMN `name` TO `_retired_20250101000002_name`;
