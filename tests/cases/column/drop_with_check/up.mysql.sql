ALTER TABLE `user`
    DROP CONSTRAINT `user_age_check`,
    CHANGE COLUMN `age` `_retired_20250101000002_age` INT;
