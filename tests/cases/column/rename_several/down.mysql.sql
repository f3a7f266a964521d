ALTER TABLE `user`
    RENAME COLUMN `cc` TO `c`,
    RENAME COLUMN `aa` TO `a`,
    RENAME COLUMN `bb` TO `b`;
