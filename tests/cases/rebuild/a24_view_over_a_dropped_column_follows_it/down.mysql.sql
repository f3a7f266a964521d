-- check: `name` of `user` is required and has no value
WITH `user` AS (SELECT `id`, `x`, `_retired_20250101000002_name` AS `name` FROM `user`)
SELECT `id`
FROM `user`
WHERE `name` IS NULL;
ALTER TABLE `user` RENAME COLUMN `_retired_20250101000002_name` TO `name`;
ALTER TABLE `user` MODIFY COLUMN `name` LONGTEXT NOT NULL;
