ALTER TABLE `a` DROP INDEX `the_index`;
ALTER TABLE `b` ADD INDEX `the_index` (`x`);
