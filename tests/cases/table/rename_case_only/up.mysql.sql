RENAME TABLE
    `user` TO `_migrator_user`,
    `_migrator_user` TO `User`;
