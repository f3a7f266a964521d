ALTER TABLE `item`
    DROP COLUMN `total`,
    ADD COLUMN `total` BIGINT GENERATED ALWAYS AS (price * amount) STORED;
