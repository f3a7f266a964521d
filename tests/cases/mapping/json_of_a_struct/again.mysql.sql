ALTER TABLE `u`
    RENAME COLUMN `_retired_20250101000002_settings` TO `settings`,
    RENAME COLUMN `_retired_20250101000002_extra` TO `extra`;
UPDATE `u` SET `extra` = COALESCE(`extra`, '{}');
ALTER TABLE `u` MODIFY COLUMN `extra` JSON NOT NULL DEFAULT ('{}');
