ALTER TABLE `item` DROP INDEX `item_a_idx`;
