RENAME TABLE
    `left` TO `_migrator_left`,
    `right` TO `left`,
    `_migrator_left` TO `right`;
