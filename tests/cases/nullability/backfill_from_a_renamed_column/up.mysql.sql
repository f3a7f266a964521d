-- check: `value` of `item` is required and has no value
WITH `item` AS (SELECT `id`, `old` AS `new`, `value` FROM `item`)
SELECT `id`
FROM `item`
WHERE COALESCE(`value`, new * 2) IS NULL;
ALTER TABLE `item` RENAME COLUMN `old` TO `new`;
ALTER TABLE `item` ADD COLUMN `_migrator_value` BIGINT;
UPDATE `item` SET `_migrator_value` = COALESCE(`value`, new * 2);
ALTER TABLE `item`
    CHANGE COLUMN `_migrator_value` `value` BIGINT NOT NULL,
    RENAME COLUMN `value` TO `_retired_20250101000002_value`;
