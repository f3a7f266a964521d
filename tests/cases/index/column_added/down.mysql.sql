ALTER TABLE `item`
    DROP INDEX `i`,
    ADD INDEX `i` (`a`);
