ALTER TABLE `pair`
    RENAME COLUMN `b` TO `a`,
    RENAME COLUMN `a` TO `b`;
