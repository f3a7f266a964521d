-- check: `value` of `item` is required and has no value
SELECT `id`
FROM `item`
WHERE COALESCE(`_retired_after_20250101000002_value`, substr(value, 1, 3)) IS NULL;
-- check: `value` of `item` does not fit text(3)
SELECT `id`, `value`
FROM (SELECT `id`, COALESCE(`_retired_after_20250101000002_value`, substr(value, 1, 3)) AS `value` FROM `item`) AS `item`
WHERE `value` IS NOT NULL AND (char_length(`value`) <= 3) IS NOT TRUE;
UPDATE `item` SET `_retired_after_20250101000002_value` = COALESCE(`_retired_after_20250101000002_value`, substr(value, 1, 3));
ALTER TABLE `item`
    CHANGE COLUMN `_retired_after_20250101000002_value` `value` VARCHAR(3) NOT NULL,
    CHANGE COLUMN `value` `_retired_20250101000002_value` VARCHAR(50);
