ALTER TABLE `item` ADD COLUMN `_migrator_total` BIGINT GENERATED ALWAYS AS (price * amount) STORED;
ALTER TABLE `item`
    DROP COLUMN `_retired_20250101000002_total`,
    RENAME COLUMN `_migrator_total` TO `total`,
    RENAME COLUMN `total` TO `_retired_after_20250101000002_total`;
