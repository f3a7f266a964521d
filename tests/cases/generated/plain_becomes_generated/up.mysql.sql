ALTER TABLE `item` ADD COLUMN `_migrator_total` BIGINT GENERATED ALWAYS AS (price * amount) STORED;
ALTER TABLE `item`
    RENAME COLUMN `_migrator_total` TO `total`,
    RENAME COLUMN `total` TO `_retired_20250101000002_total`;
