ALTER TABLE `b` DROP INDEX `the_index`;
ALTER TABLE `a` ADD INDEX `the_index` (`x`);
