-- check: `nullability` of `item` is required and has no value
SELECT `id`
FROM `item`
WHERE `nullability` IS NULL;
-- check: `length` of `item` does not fit text(40)
SELECT `id`, `length`
FROM `item`
WHERE `length` IS NOT NULL AND (CHAR_LENGTH(`length`) <= 40) IS NOT TRUE;
-- check: `size` of `item` does not fit int32
SELECT `id`, `size`
FROM `item`
WHERE `size` IS NOT NULL AND (`size` BETWEEN -2147483648 AND 2147483647) IS NOT TRUE;
ALTER TABLE `item`
    MODIFY COLUMN `nullability` INT NOT NULL DEFAULT 7 COMMENT 'becomes nullable',
    MODIFY COLUMN `default` VARCHAR(40) DEFAULT 'old' COMMENT 'gets another default',
    MODIFY COLUMN `length` VARCHAR(40) NOT NULL DEFAULT 'kept' COMMENT 'becomes longer',
    MODIFY COLUMN `size` INT DEFAULT 1 COMMENT 'becomes larger',
    MODIFY COLUMN `comment` VARCHAR(40) NOT NULL DEFAULT 'it''s kept' COMMENT 'says something else',
    MODIFY COLUMN `at` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT 'loses its default';
