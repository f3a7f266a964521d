RENAME TABLE
    `b` TO `c`,
    `a` TO `b`;
