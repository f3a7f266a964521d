ALTER TABLE `item` DROP CONSTRAINT `item_n_check`;
