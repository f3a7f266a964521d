ALTER TABLE `item`
    DROP CONSTRAINT `item_amount_check`,
    MODIFY COLUMN `price` BIGINT NOT NULL;
