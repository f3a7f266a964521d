-- check: `shout` of `user` is required and has no value
WITH `user` AS (SELECT `id`, `name`, `city`, `_retired_20250101000002_shout` AS `shout` FROM `user`)
SELECT `id`
FROM `user`
WHERE COALESCE(`shout`, upper(name)) IS NULL;
ALTER TABLE `user` RENAME COLUMN `_retired_20250101000002_shout` TO `shout`;
UPDATE `user` SET `shout` = COALESCE(`shout`, upper(name));
ALTER TABLE `user` MODIFY COLUMN `shout` LONGTEXT NOT NULL;
