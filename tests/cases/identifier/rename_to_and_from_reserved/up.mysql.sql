ALTER TABLE `t`
    RENAME COLUMN `index` TO `x`,
    RENAME COLUMN `y` TO `table`;
