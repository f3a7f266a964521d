ALTER TABLE `item` ADD INDEX `item_a_idx` (`a`);
