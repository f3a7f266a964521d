ALTER TABLE `user`
    RENAME COLUMN `name` TO `_retired_20250101000002_name`,
    RENAME COLUMN `login` TO `name`;
ALTER TABLE `user`
    DROP INDEX `user_login_key`,
    DROP INDEX `user_name_key`,
    MODIFY COLUMN `_retired_20250101000002_name` VARCHAR(40),
    ADD UNIQUE INDEX `user_name_key` (`name`);
