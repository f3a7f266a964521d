-- check: `weight` of `user` is required and has no value
WITH `user` AS (SELECT `id`, `name`, `city`, `_retired_20250101000002_weight` AS `weight` FROM `user`)
SELECT `id`
FROM `user`
WHERE COALESCE(`weight`, abs(-3) + 4) IS NULL;
ALTER TABLE `user` RENAME COLUMN `_retired_20250101000002_weight` TO `weight`;
UPDATE `user` SET `weight` = COALESCE(`weight`, abs(-3) + 4);
ALTER TABLE `user` MODIFY COLUMN `weight` BIGINT NOT NULL DEFAULT (abs(-3) + 4);
