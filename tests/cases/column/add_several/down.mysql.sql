ALTER TABLE `user`
    CHANGE COLUMN `note` `_retired_20250101000002_note` LONGTEXT,
    CHANGE COLUMN `visits` `_retired_20250101000002_visits` INT,
    RENAME COLUMN `phone` TO `_retired_20250101000002_phone`;
