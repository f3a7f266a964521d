RENAME TABLE
    `User` TO `_migrator_user`,
    `_migrator_user` TO `user`;
