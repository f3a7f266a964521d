ALTER TABLE `item` DROP CONSTRAINT `price_positive`;
