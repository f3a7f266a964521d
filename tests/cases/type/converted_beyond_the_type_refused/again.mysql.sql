-- check: `value` of `item` is required and has no value
SELECT `id`
FROM `item`
WHERE COALESCE(`_retired_after_20250101000002_value`, value * 2) IS NULL;
-- check: `value` of `item` does not fit int16
SELECT `id`, `value`
FROM (SELECT `id`, COALESCE(`_retired_after_20250101000002_value`, value * 2) AS `value` FROM `item`) AS `item`
WHERE `value` IS NOT NULL AND (ROUND(`value`) BETWEEN -32768 AND 32767) IS NOT TRUE;
UPDATE `item` SET `_retired_after_20250101000002_value` = COALESCE(`_retired_after_20250101000002_value`, value * 2);
ALTER TABLE `item`
    CHANGE COLUMN `_retired_after_20250101000002_value` `value` SMALLINT NOT NULL,
    CHANGE COLUMN `value` `_retired_20250101000002_value` BIGINT;
