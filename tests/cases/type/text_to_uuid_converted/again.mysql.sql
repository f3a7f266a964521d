-- check: `value` of `item` is required and has no value
SELECT `id`
FROM `item`
WHERE COALESCE(`_retired_after_20250101000002_value`, unhex(replace(value, '-', ''))) IS NULL;
-- check: `value` of `item` does not fit uuid
SELECT `id`, `value`
FROM (SELECT `id`, COALESCE(`_retired_after_20250101000002_value`, unhex(replace(value, '-', ''))) AS `value` FROM `item`) AS `item`
WHERE `value` IS NOT NULL AND (length(`value`) = 16) IS NOT TRUE;
UPDATE `item` SET `_retired_after_20250101000002_value` = COALESCE(`_retired_after_20250101000002_value`, unhex(replace(value, '-', '')));
ALTER TABLE `item`
    CHANGE COLUMN `_retired_after_20250101000002_value` `value` BINARY(16) NOT NULL,
    CHANGE COLUMN `value` `_retired_20250101000002_value` LONGTEXT;
