-- check: `home` of `user` is required and has no value
WITH `user` AS (SELECT `id`, `name`, `city`, `_retired_20250101000002_home` AS `home` FROM `user`)
SELECT `id`
FROM `user`
WHERE COALESCE(`home`, city) IS NULL;
ALTER TABLE `user` RENAME COLUMN `_retired_20250101000002_home` TO `home`;
UPDATE `user` SET `home` = COALESCE(`home`, city);
ALTER TABLE `user` MODIFY COLUMN `home` LONGTEXT NOT NULL;
