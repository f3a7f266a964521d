ALTER TABLE `user`
    DROP CONSTRAINT `user_level_check`,
    CHANGE COLUMN `level` `_retired_20250101000002_level` INT;
