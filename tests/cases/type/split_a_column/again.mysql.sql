-- check: `first` of `person` is required and has no value
WITH `person` AS (SELECT `id`, `name`, `_retired_20250101000002_last` AS `last`, `_retired_20250101000002_first` AS `first` FROM `person`)
SELECT `id`
FROM `person`
WHERE COALESCE(`first`, substr(name, 1, instr(name, ' ') - 1)) IS NULL;
-- check: `last` of `person` is required and has no value
WITH `person` AS (SELECT `id`, `name`, `_retired_20250101000002_last` AS `last`, `_retired_20250101000002_first` AS `first` FROM `person`)
SELECT `id`
FROM `person`
WHERE COALESCE(`last`, substr(name, instr(name, ' ') + 1)) IS NULL;
ALTER TABLE `person`
    RENAME COLUMN `_retired_20250101000002_first` TO `first`,
    RENAME COLUMN `_retired_20250101000002_last` TO `last`;
UPDATE `person` SET
    `first` = COALESCE(`first`, substr(name, 1, instr(name, ' ') - 1)),
    `last` = COALESCE(`last`, substr(name, instr(name, ' ') + 1));
ALTER TABLE `person`
    MODIFY COLUMN `first` LONGTEXT NOT NULL,
    MODIFY COLUMN `last` LONGTEXT NOT NULL,
    CHANGE COLUMN `name` `_retired_20250101000002_name` LONGTEXT;
