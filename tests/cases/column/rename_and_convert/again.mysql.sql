-- check: `year` of `user` is required and has no value
WITH `user` AS (SELECT `id`, `born` AS `year`, `_retired_after_20250101000002_year` FROM `user`)
SELECT `id`
FROM `user`
WHERE COALESCE(`_retired_after_20250101000002_year`, CAST(substr(year, 1, 4) AS INTEGER)) IS NULL;
-- check: `year` of `user` does not fit int32
WITH `user` AS (SELECT `id`, `born` AS `year`, `_retired_after_20250101000002_year` FROM `user`)
SELECT `id`, `year`
FROM (SELECT `id`, COALESCE(`_retired_after_20250101000002_year`, CAST(substr(year, 1, 4) AS INTEGER)) AS `year` FROM `user`) AS `user`
WHERE `year` IS NOT NULL AND (ROUND(`year`) BETWEEN -2147483648 AND 2147483647) IS NOT TRUE;
ALTER TABLE `user` RENAME COLUMN `born` TO `year`;
UPDATE `user` SET `_retired_after_20250101000002_year` = COALESCE(`_retired_after_20250101000002_year`, CAST(substr(year, 1, 4) AS INTEGER));
ALTER TABLE `user`
    CHANGE COLUMN `_retired_after_20250101000002_year` `year` INT NOT NULL,
    CHANGE COLUMN `year` `_retired_20250101000002_born` LONGTEXT;
