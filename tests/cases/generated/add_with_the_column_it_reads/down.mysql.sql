ALTER TABLE `item` ADD COLUMN `_migrator_twice` BIGINT;
UPDATE `item` SET `_migrator_twice` = `twice`;
ALTER TABLE `item`
    DROP COLUMN `twice`,
    RENAME COLUMN `weight` TO `_retired_20250101000002_weight`,
    RENAME COLUMN `_migrator_twice` TO `_retired_20250101000002_twice`;
