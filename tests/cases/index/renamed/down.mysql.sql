ALTER TABLE `item` RENAME INDEX `new_i` TO `old_i`;
