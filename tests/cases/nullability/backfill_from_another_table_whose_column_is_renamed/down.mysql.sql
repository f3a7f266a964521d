ALTER TABLE `team` RENAME COLUMN `title` TO `name`;
UPDATE `person` SET `_retired_20250101000002_label` = CASE WHEN `_retired_20250101000002_label` IS NOT NULL THEN `label` END;
ALTER TABLE `person`
    RENAME COLUMN `_retired_20250101000002_label` TO `label`,
    CHANGE COLUMN `label` `_retired_after_20250101000002_label` LONGTEXT;
