-- check: `code` of `user` is required and has no value
WITH `user` AS (SELECT `id`, `name`, `_retired_20250101000002_code` AS `code` FROM `user`)
SELECT `id`
FROM `user`
WHERE COALESCE(`code`, upper(name)) IS NULL;
-- check: `code` of `user` does not fit text(3)
WITH `user` AS (SELECT `id`, `name`, `_retired_20250101000002_code` AS `code` FROM `user`)
SELECT `id`, `code`
FROM (SELECT COALESCE(`code`, upper(name)) AS `code`, `id` FROM `user`) AS `user`
WHERE `code` IS NOT NULL AND (char_length(`code`) <= 3) IS NOT TRUE;
ALTER TABLE `user` RENAME COLUMN `_retired_20250101000002_code` TO `code`;
UPDATE `user` SET `code` = COALESCE(`code`, upper(name));
ALTER TABLE `user` MODIFY COLUMN `code` VARCHAR(3) NOT NULL;
