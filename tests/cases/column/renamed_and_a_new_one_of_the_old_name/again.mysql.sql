-- check: `name` of `user` is required and has no value
WITH `user` AS (SELECT `id`, `name` AS `login`, `_retired_20250101000002_name` AS `name` FROM `user`)
SELECT `id`
FROM `user`
WHERE COALESCE(`name`, upper(login)) IS NULL;
-- check: `name` of `user` does not fit text(40)
WITH `user` AS (SELECT `id`, `name` AS `login`, `_retired_20250101000002_name` AS `name` FROM `user`)
SELECT `id`, `name`
FROM (SELECT `id`, COALESCE(`name`, upper(login)) AS `name` FROM `user`) AS `user`
WHERE `name` IS NOT NULL AND (char_length(`name`) <= 40) IS NOT TRUE;
-- check: `name` occurs more than once in `user`
WITH `user` AS (SELECT `id`, `name` AS `login`, `_retired_20250101000002_name` AS `name` FROM `user`)
SELECT `name` COLLATE `utf8mb4_bin` AS `name`, count(*) AS `rows`
FROM (SELECT COALESCE(`name`, upper(login)) AS `name` FROM `user`) AS `user`
GROUP BY `name` COLLATE `utf8mb4_bin`
HAVING count(*) > 1;
ALTER TABLE `user`
    RENAME COLUMN `name` TO `login`,
    RENAME COLUMN `_retired_20250101000002_name` TO `name`;
UPDATE `user` SET `name` = COALESCE(`name`, upper(login));
ALTER TABLE `user`
    DROP INDEX `user_name_key`,
    MODIFY COLUMN `name` VARCHAR(40) NOT NULL,
    ADD UNIQUE INDEX `user_login_key` (`login`),
    ADD UNIQUE INDEX `user_name_key` (`name`);
