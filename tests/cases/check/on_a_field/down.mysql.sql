ALTER TABLE `item`
    DROP CONSTRAINT `item_price_check`,
    DROP CONSTRAINT `item_high_check`;
