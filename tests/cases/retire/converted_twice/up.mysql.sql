-- check: `n` of `u` is required and has no value
SELECT `id`
FROM `u`
WHERE n > 5 IS NULL;
ALTER TABLE `u` ADD COLUMN `_migrator_n` BOOLEAN;
UPDATE `u` SET `_migrator_n` = n > 5;
ALTER TABLE `u`
    CHANGE COLUMN `_migrator_n` `n` BOOLEAN NOT NULL,
    CHANGE COLUMN `n` `_retired_20250101000003_n` BIGINT;
