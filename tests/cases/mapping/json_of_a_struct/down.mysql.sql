ALTER TABLE `u`
    CHANGE COLUMN `extra` `_retired_20250101000002_extra` JSON,
    RENAME COLUMN `settings` TO `_retired_20250101000002_settings`;
