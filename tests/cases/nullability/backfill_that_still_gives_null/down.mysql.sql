UPDATE `user` SET `_retired_20250101000002_name` = CASE WHEN `_retired_20250101000002_name` IS NULL AND `name` <=> (nick) THEN NULL ELSE `name` END;
ALTER TABLE `user`
    RENAME COLUMN `_retired_20250101000002_name` TO `name`,
    CHANGE COLUMN `name` `_retired_after_20250101000002_name` LONGTEXT;
