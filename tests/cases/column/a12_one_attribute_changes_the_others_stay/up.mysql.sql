-- check: `length` of `item` does not fit text(90)
SELECT `id`, `length`
FROM `item`
WHERE `length` IS NOT NULL AND (CHAR_LENGTH(`length`) <= 90) IS NOT TRUE;
ALTER TABLE `item`
    MODIFY COLUMN `nullability` INT DEFAULT 7 COMMENT 'becomes nullable',
    MODIFY COLUMN `default` VARCHAR(40) DEFAULT 'new' COMMENT 'gets another default',
    MODIFY COLUMN `length` VARCHAR(90) NOT NULL DEFAULT 'kept' COMMENT 'becomes longer',
    MODIFY COLUMN `size` BIGINT DEFAULT 1 COMMENT 'becomes larger',
    MODIFY COLUMN `comment` VARCHAR(40) NOT NULL DEFAULT 'it''s kept' COMMENT 'said something; else',
    MODIFY COLUMN `at` DATETIME(6) NOT NULL COMMENT 'loses its default';
