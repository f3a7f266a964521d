ALTER TABLE `user` RENAME COLUMN `name` TO `full_name`;
UPDATE `user` SET `_retired_after_20250101000002_age` = COALESCE(`age`, `_retired_after_20250101000002_age`, 0);
ALTER TABLE `user`
    CHANGE COLUMN `_retired_after_20250101000002_age` `age` BIGINT NOT NULL DEFAULT 0,
    RENAME COLUMN `age` TO `_retired_20250101000002_age`;
