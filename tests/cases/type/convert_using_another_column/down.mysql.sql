-- check: `amount` of `item` is required and has no value
SELECT `id`
FROM `item`
WHERE `_retired_20250101000002_amount` IS NULL;
ALTER TABLE `item`
    CHANGE COLUMN `_retired_20250101000002_amount` `amount` LONGTEXT NOT NULL,
    CHANGE COLUMN `amount` `_retired_after_20250101000002_amount` BIGINT;
