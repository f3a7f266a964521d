-- check: `a` of `user` is required and has no value
WITH `user` AS (SELECT `id`, `a`, `_retired_20250101000002_z` AS `z`, `_retired_20250101000002_m` AS `m` FROM `user`)
SELECT `id`
FROM `user`
WHERE `a` IS NULL;
-- check: `z` of `user` is required and has no value
WITH `user` AS (SELECT `id`, `a`, `_retired_20250101000002_z` AS `z`, `_retired_20250101000002_m` AS `m` FROM `user`)
SELECT `id`
FROM `user`
WHERE `z` IS NULL;
ALTER TABLE `user`
    RENAME COLUMN `_retired_20250101000002_m` TO `m`,
    RENAME COLUMN `_retired_20250101000002_z` TO `z`;
ALTER TABLE `user`
    MODIFY COLUMN `a` BIGINT NOT NULL,
    MODIFY COLUMN `z` LONGTEXT NOT NULL;
