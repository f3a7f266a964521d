ALTER TABLE `item`
    DROP COLUMN `_retired_20250101000002_total`,
    ADD COLUMN `total` BIGINT GENERATED ALWAYS AS (price * coalesce(amount, 0)) VIRTUAL;
