-- check: `email` of `item` is required and has no value
SELECT `id`
FROM `item`
WHERE COALESCE(`_retired_after_20250101000002_email`, email) IS NULL;
UPDATE `item` SET `_retired_after_20250101000002_email` = COALESCE(`_retired_after_20250101000002_email`, email);
ALTER TABLE `item`
    CHANGE COLUMN `_retired_after_20250101000002_email` `email` LONGTEXT NOT NULL,
    CHANGE COLUMN `email` `_retired_20250101000002_email` LONGTEXT;
