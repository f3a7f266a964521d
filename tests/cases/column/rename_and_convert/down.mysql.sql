-- check: `born` of `user` is required and has no value
WITH `user` AS (SELECT `id`, `year` AS `born`, `_retired_20250101000002_born` FROM `user`)
SELECT `id`
FROM `user`
WHERE `_retired_20250101000002_born` IS NULL;
ALTER TABLE `user` RENAME COLUMN `year` TO `born`;
ALTER TABLE `user`
    CHANGE COLUMN `_retired_20250101000002_born` `born` LONGTEXT NOT NULL,
    CHANGE COLUMN `born` `_retired_after_20250101000002_year` INT;
