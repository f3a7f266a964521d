-- check: `name` of `person` is required and has no value
WITH `person` AS (SELECT `id`, `first`, `last`, `_retired_20250101000002_name` AS `name` FROM `person`)
SELECT `id`
FROM `person`
WHERE `name` IS NULL;
ALTER TABLE `person` RENAME COLUMN `_retired_20250101000002_name` TO `name`;
ALTER TABLE `person`
    MODIFY COLUMN `name` LONGTEXT NOT NULL,
    CHANGE COLUMN `last` `_retired_20250101000002_last` LONGTEXT,
    CHANGE COLUMN `first` `_retired_20250101000002_first` LONGTEXT;
