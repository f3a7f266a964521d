-- check: `count` of `item` does not fit uint32
WITH `item` AS (SELECT `id`, `changed` AS `touched`, `seen`, `made`, `sign` AS `code`, `town`, `exact`, `count`, `status` AS `state`, `_retired_20250101000002_seen`, `_retired_20250101000002_town` FROM `item`)
SELECT `id`, `count`
FROM `item`
WHERE `count` IS NOT NULL AND (`count` BETWEEN 0 AND 4294967295) IS NOT TRUE;
ALTER TABLE `item`
    RENAME COLUMN `status` TO `state`,
    RENAME COLUMN `sign` TO `code`,
    RENAME COLUMN `changed` TO `touched`;
UPDATE `item` SET
    `_retired_20250101000002_seen` = CASE WHEN `_retired_20250101000002_seen` IS NULL AND `seen` <=> (touched) THEN NULL ELSE `seen` END,
    `_retired_20250101000002_town` = CASE WHEN `_retired_20250101000002_town` IS NULL AND `town` <=> ('Köln') THEN NULL ELSE `town` END,
    `touched` = `touched`,
    `seen` = `seen`;
ALTER TABLE `item`
    CHANGE COLUMN `_retired_20250101000002_seen` `seen` DATETIME(6) ON UPDATE CURRENT_TIMESTAMP(6) COMMENT 'becomes required',
    MODIFY COLUMN `made` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6) COMMENT 'keeps its default alone',
    RENAME COLUMN `_retired_20250101000002_town` TO `town`,
    MODIFY COLUMN `exact` VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT 'y' COMMENT 'gets another default',
    MODIFY COLUMN `count` INT UNSIGNED NOT NULL DEFAULT 3 COMMENT 'unsigned and larger',
    CHANGE COLUMN `town` `_retired_after_20250101000002_town` VARCHAR(40) CHARACTER SET latin1 COLLATE latin1_german1_ci COMMENT 'becomes required',
    CHANGE COLUMN `seen` `_retired_after_20250101000002_seen` DATETIME(6) COMMENT 'becomes required';
