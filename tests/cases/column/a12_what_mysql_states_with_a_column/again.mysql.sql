-- check: `seen` of `item` is required and has no value
WITH `item` AS (SELECT `id`, `touched` AS `changed`, `seen`, `made`, `code` AS `sign`, `town`, `exact`, `count`, `state` AS `status`, `_retired_after_20250101000002_town`, `_retired_after_20250101000002_seen` FROM `item`)
SELECT `id`
FROM `item`
WHERE COALESCE(`seen`, `_retired_after_20250101000002_seen`, changed) IS NULL;
-- check: `seen` of `item` does not fit datetime
WITH `item` AS (SELECT `id`, `touched` AS `changed`, `seen`, `made`, `code` AS `sign`, `town`, `exact`, `count`, `state` AS `status`, `_retired_after_20250101000002_town`, `_retired_after_20250101000002_seen` FROM `item`)
SELECT `id`, `seen`
FROM (SELECT `id`, COALESCE(`seen`, `_retired_after_20250101000002_seen`, changed) AS `seen` FROM `item`) AS `item`
WHERE `seen` IS NOT NULL AND (CAST(`seen` AS DATETIME(6)) IS NOT NULL) IS NOT TRUE;
ALTER TABLE `item`
    RENAME COLUMN `touched` TO `changed`,
    RENAME COLUMN `code` TO `sign`,
    RENAME COLUMN `state` TO `status`;
UPDATE `item` SET
    `_retired_after_20250101000002_seen` = COALESCE(`seen`, `_retired_after_20250101000002_seen`, changed),
    `_retired_after_20250101000002_town` = COALESCE(`town`, `_retired_after_20250101000002_town`, 'Köln'),
    `changed` = `changed`,
    `seen` = `seen`,
    `made` = `made`;
ALTER TABLE `item`
    CHANGE COLUMN `_retired_after_20250101000002_seen` `seen` DATETIME(6) NOT NULL ON UPDATE CURRENT_TIMESTAMP(6) COMMENT 'becomes required',
    MODIFY COLUMN `made` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT 'keeps its default alone',
    CHANGE COLUMN `_retired_after_20250101000002_town` `town` VARCHAR(40) CHARACTER SET latin1 COLLATE latin1_german1_ci NOT NULL COMMENT 'becomes required',
    MODIFY COLUMN `exact` VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT 'z' COMMENT 'gets another default',
    MODIFY COLUMN `count` BIGINT UNSIGNED NOT NULL DEFAULT 3 COMMENT 'unsigned and larger',
    CHANGE COLUMN `seen` `_retired_20250101000002_seen` DATETIME(6) COMMENT 'becomes required',
    RENAME COLUMN `town` TO `_retired_20250101000002_town`;
ALTER TABLE `item` ALTER COLUMN `seen` DROP DEFAULT;
