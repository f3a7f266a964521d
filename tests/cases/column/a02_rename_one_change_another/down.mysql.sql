ALTER TABLE `user` RENAME COLUMN `full_name` TO `name`;
UPDATE `user` SET `_retired_20250101000002_age` = CASE WHEN `_retired_20250101000002_age` IS NULL AND `age` <=> (0) THEN NULL ELSE `age` END;
ALTER TABLE `user`
    RENAME COLUMN `_retired_20250101000002_age` TO `age`,
    CHANGE COLUMN `age` `_retired_after_20250101000002_age` BIGINT;
