ALTER TABLE `item` DROP CONSTRAINT `item_check`;
