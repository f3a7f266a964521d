ALTER TABLE `t`
    RENAME COLUMN `b` TO `a`,
    RENAME COLUMN `c` TO `b`;
