ALTER TABLE `item`
    DROP COLUMN `both`,
    DROP COLUMN `more`,
    RENAME COLUMN `breadth` TO `width`;
ALTER TABLE `item`
    ADD COLUMN `double` INT GENERATED ALWAYS AS (width * 2) STORED COMMENT 'twice',
    ADD COLUMN `more` INT GENERATED ALWAYS AS (width + 1) STORED COMMENT 'one more';
