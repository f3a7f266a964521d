ALTER TABLE `item` ADD COLUMN `_migrator_total` BIGINT;
UPDATE `item` SET `_migrator_total` = `total`;
ALTER TABLE `item`
    DROP COLUMN `total`,
    RENAME COLUMN `_migrator_total` TO `_retired_20250101000002_total`;
