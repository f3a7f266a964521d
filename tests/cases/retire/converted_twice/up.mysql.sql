-- check: `n` of `u` is required and has no value
SELECT `id`
FROM `u`
WHERE n > 5 IS NULL;
-- check: `n` of `u` does not fit bool
SELECT `id`, `n`
FROM (SELECT `id`, n > 5 AS `n` FROM `u`) AS `u`
WHERE `n` IS NOT NULL AND (`n` IN (0, 1)) IS NOT TRUE;
ALTER TABLE `u` ADD COLUMN `_migrator_n` BOOLEAN;
UPDATE `u` SET `_migrator_n` = n > 5;
ALTER TABLE `u`
    CHANGE COLUMN `_migrator_n` `n` BOOLEAN NOT NULL,
    CHANGE COLUMN `n` `_retired_20250101000003_n` BIGINT;
