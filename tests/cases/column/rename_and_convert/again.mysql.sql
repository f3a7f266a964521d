-- check: `year` of `user` is required and has no value
WITH `user` AS (SELECT `id`, `born` AS `year`, `_retired_after_20250101000002_year` FROM `user`)
SELECT `id`
FROM `user`
WHERE COALESCE(`_retired_after_20250101000002_year`, CAST(substr(year, 1, 4) AS INTEGER)) IS NULL;
ALTER TABLE `user` RENAME COLUMN `born` TO `year`;
UPDATE `user` SET `_retired_after_20250101000002_year` = COALESCE(`_retired_after_20250101000002_year`, CAST(substr(year, 1, 4) AS INTEGER));
ALTER TABLE `user`
    CHANGE COLUMN `_retired_after_20250101000002_year` `year` INT NOT NULL,
    CHANGE COLUMN `year` `_retired_20250101000002_born` LONGTEXT;
