ALTER TABLE `item`
    DROP COLUMN `total`,
    RENAME COLUMN `cost` TO `price`;
ALTER TABLE `item` ADD COLUMN `total` BIGINT GENERATED ALWAYS AS (price * amount) STORED;
