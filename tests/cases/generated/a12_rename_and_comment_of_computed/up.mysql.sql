ALTER TABLE `item`
    DROP COLUMN `double`,
    DROP COLUMN `more`,
    RENAME COLUMN `width` TO `breadth`;
ALTER TABLE `item`
    ADD COLUMN `both` INT GENERATED ALWAYS AS (breadth * 2) STORED COMMENT 'twice',
    ADD COLUMN `more` INT GENERATED ALWAYS AS (breadth + 1) STORED COMMENT 'another word';
