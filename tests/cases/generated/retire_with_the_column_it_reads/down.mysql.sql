ALTER TABLE `item` RENAME COLUMN `_retired_20250101000002_amount` TO `amount`;
ALTER TABLE `item`
    DROP COLUMN `_retired_20250101000002_total`,
    ADD COLUMN `total` BIGINT GENERATED ALWAYS AS (price * amount) VIRTUAL;
