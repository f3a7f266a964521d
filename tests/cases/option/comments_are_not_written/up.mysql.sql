ALTER TABLE `item`
    MODIFY COLUMN `name` LONGTEXT NOT NULL COMMENT 'As on the label.',
    COMMENT = 'What we sell.';
