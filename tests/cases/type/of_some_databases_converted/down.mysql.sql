-- check: `email` of `item` is required and has no value
SELECT `id`
FROM `item`
WHERE `_retired_20250101000002_email` IS NULL;
ALTER TABLE `item`
    CHANGE COLUMN `_retired_20250101000002_email` `email` LONGTEXT NOT NULL,
    CHANGE COLUMN `email` `_retired_after_20250101000002_email` LONGTEXT;
