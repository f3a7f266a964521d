ALTER TABLE `user`
    RENAME COLUMN `_retired_20250101000002_phone` TO `phone`,
    RENAME COLUMN `_retired_20250101000002_visits` TO `visits`,
    RENAME COLUMN `_retired_20250101000002_note` TO `note`;
UPDATE `user` SET
    `visits` = COALESCE(`visits`, 0),
    `note` = COALESCE(`note`, '');
ALTER TABLE `user`
    MODIFY COLUMN `visits` INT NOT NULL DEFAULT 0,
    MODIFY COLUMN `note` LONGTEXT NOT NULL DEFAULT ('');
