-- check: `value` of `item` is required and has no value
SELECT `id`
FROM `item`
WHERE COALESCE(`_retired_after_20250101000002_value`, lower(hex(value))) IS NULL;
UPDATE `item` SET `_retired_after_20250101000002_value` = COALESCE(`_retired_after_20250101000002_value`, lower(hex(value)));
ALTER TABLE `item`
    CHANGE COLUMN `_retired_after_20250101000002_value` `value` LONGTEXT NOT NULL,
    CHANGE COLUMN `value` `_retired_20250101000002_value` BINARY(16);
