ALTER TABLE `item`
    DROP COLUMN `total`,
    RENAME COLUMN `price` TO `cost`;
ALTER TABLE `item` ADD COLUMN `total` BIGINT GENERATED ALWAYS AS (cost * amount) STORED;
