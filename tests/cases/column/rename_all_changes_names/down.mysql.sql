ALTER TABLE `user`
    RENAME COLUMN `isAdmin` TO `is_admin`,
    RENAME COLUMN `firstName` TO `first_name`;
