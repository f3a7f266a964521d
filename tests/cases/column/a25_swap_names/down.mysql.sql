ALTER TABLE `pair`
    RENAME COLUMN `a` TO `b`,
    RENAME COLUMN `b` TO `a`;
