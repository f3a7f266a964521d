ALTER TABLE `item` ADD COLUMN `total` BIGINT GENERATED ALWAYS AS (price * coalesce(amount, 0)) VIRTUAL;
