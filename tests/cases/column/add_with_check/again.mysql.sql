-- check: rows of `user` fail the check `user_level_check`
WITH `user` AS (SELECT `id`, `name`, `city`, `_retired_20250101000002_level` AS `level` FROM `user`)
SELECT `id`, `level`
FROM (SELECT `id`, COALESCE(`level`, 1) AS `level` FROM `user`) AS `user`
WHERE NOT (level > 0);
ALTER TABLE `user` RENAME COLUMN `_retired_20250101000002_level` TO `level`;
UPDATE `user` SET `level` = COALESCE(`level`, 1);
ALTER TABLE `user`
    MODIFY COLUMN `level` INT NOT NULL DEFAULT 1,
    ADD CONSTRAINT `user_level_check` CHECK (level > 0);
