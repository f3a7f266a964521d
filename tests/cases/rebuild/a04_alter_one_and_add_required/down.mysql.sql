-- check: `name` of `user` is required and has no value
SELECT `id`
FROM `user`
WHERE `name` IS NULL;
ALTER TABLE `user`
    MODIFY COLUMN `name` LONGTEXT NOT NULL,
    CHANGE COLUMN `at` `_retired_20250101000002_at` DATETIME(6),
    CHANGE COLUMN `code` `_retired_20250101000002_code` LONGTEXT;
