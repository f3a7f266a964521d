ALTER TABLE `item`
    MODIFY COLUMN `one` LONGTEXT NOT NULL COMMENT 'it''s one
of two lines\\',
    MODIFY COLUMN `two` BIGINT,
    MODIFY COLUMN `three` INT NOT NULL COMMENT 'goes',
    COMMENT = 'things; "all" of them';
