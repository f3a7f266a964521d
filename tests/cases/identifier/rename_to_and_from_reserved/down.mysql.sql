ALTER TABLE `t`
    RENAME COLUMN `table` TO `y`,
    RENAME COLUMN `x` TO `index`;
