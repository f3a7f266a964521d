-- check: `last` of `user` is required and has no value
WITH `user` AS (SELECT `id`, `_retired_20250101000002_first` AS `first`, `_retired_20250101000002_middle` AS `middle`, `_retired_20250101000002_last` AS `last` FROM `user`)
SELECT `id`
FROM `user`
WHERE `last` IS NULL;
-- check: `first` of `user` is required and has no value
WITH `user` AS (SELECT `id`, `_retired_20250101000002_first` AS `first`, `_retired_20250101000002_middle` AS `middle`, `_retired_20250101000002_last` AS `last` FROM `user`)
SELECT `id`
FROM `user`
WHERE `first` IS NULL;
ALTER TABLE `user`
    RENAME COLUMN `_retired_20250101000002_last` TO `last`,
    RENAME COLUMN `_retired_20250101000002_middle` TO `middle`,
    RENAME COLUMN `_retired_20250101000002_first` TO `first`;
ALTER TABLE `user`
    MODIFY COLUMN `last` DATE NOT NULL,
    MODIFY COLUMN `first` LONGTEXT NOT NULL;
