RENAME TABLE
    `right` TO `_migrator_left`,
    `left` TO `right`,
    `_migrator_left` TO `left`;
