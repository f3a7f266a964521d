-- check: `year` of `user` is required and has no value
WITH `user` AS (SELECT `id`, `born` AS `year` FROM `user`)
SELECT `id`
FROM `user`
WHERE CAST(substr(year, 1, 4) AS INTEGER) IS NULL;
-- check: `year` of `user` does not fit int32
WITH `user` AS (SELECT `id`, `born` AS `year` FROM `user`)
SELECT `id`, `year`
FROM (SELECT `id`, CAST(substr(year, 1, 4) AS INTEGER) AS `year` FROM `user`) AS `user`
WHERE `year` IS NOT NULL AND (ROUND(`year`) BETWEEN -2147483648 AND 2147483647) IS NOT TRUE;
ALTER TABLE `user` RENAME COLUMN `born` TO `year`;
ALTER TABLE `user` ADD COLUMN `_migrator_year` INT;
UPDATE `user` SET `_migrator_year` = CAST(substr(year, 1, 4) AS INTEGER);
ALTER TABLE `user`
    CHANGE COLUMN `_migrator_year` `year` INT NOT NULL,
    CHANGE COLUMN `year` `_retired_20250101000002_born` LONGTEXT;
