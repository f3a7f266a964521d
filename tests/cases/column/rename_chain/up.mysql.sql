ALTER TABLE `t`
    RENAME COLUMN `b` TO `c`,
    RENAME COLUMN `a` TO `b`;
