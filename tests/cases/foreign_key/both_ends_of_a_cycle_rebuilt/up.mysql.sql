ALTER TABLE `hen` ADD COLUMN `_migrator_n` BIGINT;
UPDATE `hen` SET `_migrator_n` = COALESCE(`n`, 0);
ALTER TABLE `hen`
    CHANGE COLUMN `_migrator_n` `n` BIGINT NOT NULL DEFAULT 0,
    RENAME COLUMN `n` TO `_retired_20250101000002_n`;
ALTER TABLE `egg` ADD COLUMN `_migrator_n` BIGINT;
UPDATE `egg` SET `_migrator_n` = COALESCE(`n`, 0);
ALTER TABLE `egg`
    CHANGE COLUMN `_migrator_n` `n` BIGINT NOT NULL DEFAULT 0,
    RENAME COLUMN `n` TO `_retired_20250101000002_n`;
