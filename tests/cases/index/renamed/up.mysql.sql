ALTER TABLE `item` RENAME INDEX `old_i` TO `new_i`;
