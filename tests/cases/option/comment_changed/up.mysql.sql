ALTER TABLE `item`
    MODIFY COLUMN `one` LONGTEXT NOT NULL COMMENT 'one ''line'' -- or /* two */',
    MODIFY COLUMN `two` BIGINT COMMENT 'comes',
    MODIFY COLUMN `three` INT NOT NULL,
    COMMENT = 'it''s things';
