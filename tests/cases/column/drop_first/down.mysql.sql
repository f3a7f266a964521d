-- check: `first` of `user` is required and has no value
WITH `user` AS (SELECT `id`, `middle`, `last`, `_retired_20250101000002_first` AS `first` FROM `user`)
SELECT `id`
FROM `user`
WHERE `first` IS NULL;
ALTER TABLE `user` RENAME COLUMN `_retired_20250101000002_first` TO `first`;
ALTER TABLE `user` MODIFY COLUMN `first` LONGTEXT NOT NULL;
