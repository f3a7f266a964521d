-- check: `last` of `user` is required and has no value
WITH `user` AS (SELECT `id`, `first`, `middle`, `_retired_20250101000002_last` AS `last` FROM `user`)
SELECT `id`
FROM `user`
WHERE `last` IS NULL;
ALTER TABLE `user` RENAME COLUMN `_retired_20250101000002_last` TO `last`;
ALTER TABLE `user` MODIFY COLUMN `last` DATE NOT NULL;
