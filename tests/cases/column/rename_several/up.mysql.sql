ALTER TABLE `user`
    RENAME COLUMN `b` TO `bb`,
    RENAME COLUMN `a` TO `aa`,
    RENAME COLUMN `c` TO `cc`;
