ALTER TABLE `user`
    RENAME COLUMN `first_name` TO `firstName`,
    RENAME COLUMN `is_admin` TO `isAdmin`;
