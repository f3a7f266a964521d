ALTER TABLE `user` RENAME COLUMN `name` TO `full_name`;
ALTER TABLE `user` ADD COLUMN `_migrator_age` BIGINT;
UPDATE `user` SET `_migrator_age` = COALESCE(`age`, 0);
ALTER TABLE `user`
    CHANGE COLUMN `_migrator_age` `age` BIGINT NOT NULL DEFAULT 0,
    RENAME COLUMN `age` TO `_retired_20250101000002_age`;
