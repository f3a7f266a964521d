-- check: `name` of `user` is required and has no value
WITH `user` AS (SELECT `id`, `name`, `_retired_20250101000002_x` AS `x` FROM `user`)
SELECT `id`
FROM `user`
WHERE `name` IS NULL;
ALTER TABLE `user` RENAME COLUMN `_retired_20250101000002_x` TO `x`;
ALTER TABLE `user` MODIFY COLUMN `name` LONGTEXT NOT NULL;
