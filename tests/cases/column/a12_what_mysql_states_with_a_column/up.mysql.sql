-- check: `seen` of `item` is required and has no value
WITH `item` AS (SELECT `id`, `touched` AS `changed`, `seen`, `made`, `code` AS `sign`, `town`, `exact`, `count`, `state` AS `status` FROM `item`)
SELECT `id`
FROM `item`
WHERE COALESCE(`seen`, changed) IS NULL;
-- check: `seen` of `item` does not fit datetime
WITH `item` AS (SELECT `id`, `touched` AS `changed`, `seen`, `made`, `code` AS `sign`, `town`, `exact`, `count`, `state` AS `status` FROM `item`)
SELECT `id`, `seen`
FROM (SELECT `id`, COALESCE(`seen`, changed) AS `seen` FROM `item`) AS `item`
WHERE `seen` IS NOT NULL AND (CAST(`seen` AS DATETIME(6)) IS NOT NULL) IS NOT TRUE;
ALTER TABLE `item`
    RENAME COLUMN `touched` TO `changed`,
    RENAME COLUMN `code` TO `sign`,
    RENAME COLUMN `state` TO `status`;
ALTER TABLE `item`
    ADD COLUMN `_migrator_seen` DATETIME(6) COMMENT 'becomes required',
    ADD COLUMN `_migrator_town` VARCHAR(40) CHARACTER SET latin1 COLLATE latin1_german1_ci COMMENT 'becomes required';
UPDATE `item` SET
    `_migrator_seen` = COALESCE(`seen`, changed),
    `_migrator_town` = COALESCE(`town`, 'Köln'),
    `changed` = `changed`,
    `seen` = `seen`,
    `made` = `made`;
ALTER TABLE `item`
    CHANGE COLUMN `_migrator_seen` `seen` DATETIME(6) NOT NULL ON UPDATE CURRENT_TIMESTAMP(6) COMMENT 'becomes required',
    MODIFY COLUMN `made` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT 'keeps its default alone',
    CHANGE COLUMN `_migrator_town` `town` VARCHAR(40) CHARACTER SET latin1 COLLATE latin1_german1_ci NOT NULL COMMENT 'becomes required',
    MODIFY COLUMN `exact` VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT 'z' COMMENT 'gets another default',
    MODIFY COLUMN `count` BIGINT UNSIGNED NOT NULL DEFAULT 3 COMMENT 'unsigned and larger',
    CHANGE COLUMN `seen` `_retired_20250101000002_seen` DATETIME(6) COMMENT 'becomes required',
    RENAME COLUMN `town` TO `_retired_20250101000002_town`;
ALTER TABLE `item` ALTER COLUMN `seen` DROP DEFAULT;
