-- check: `value` of `item` is required and has no value
SELECT `id`
FROM `item`
WHERE `_retired_20250101000002_value` IS NULL;
ALTER TABLE `item`
    CHANGE COLUMN `_retired_20250101000002_value` `value` LONGTEXT NOT NULL,
    CHANGE COLUMN `value` `_retired_after_20250101000002_value` INT;
