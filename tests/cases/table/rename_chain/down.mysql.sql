RENAME TABLE
    `b` TO `a`,
    `c` TO `b`;
