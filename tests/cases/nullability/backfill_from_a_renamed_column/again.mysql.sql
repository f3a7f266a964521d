-- check: `value` of `item` is required and has no value
WITH `item` AS (SELECT `id`, `old` AS `new`, `value`, `_retired_after_20250101000002_value` FROM `item`)
SELECT `id`
FROM `item`
WHERE COALESCE(`value`, `_retired_after_20250101000002_value`, new * 2) IS NULL;
ALTER TABLE `item` RENAME COLUMN `old` TO `new`;
UPDATE `item` SET `_retired_after_20250101000002_value` = COALESCE(`value`, `_retired_after_20250101000002_value`, new * 2);
ALTER TABLE `item`
    CHANGE COLUMN `_retired_after_20250101000002_value` `value` BIGINT NOT NULL,
    RENAME COLUMN `value` TO `_retired_20250101000002_value`;
