-- check: `label` of `person` is required and has no value
WITH `team` AS (SELECT `id`, `name` AS `title` FROM `team`)
SELECT `id`
FROM `person`
WHERE COALESCE(`label`, `_retired_after_20250101000002_label`, (SELECT t.title FROM team t WHERE t.id = team_id)) IS NULL;
ALTER TABLE `team` RENAME COLUMN `name` TO `title`;
UPDATE `person` SET `_retired_after_20250101000002_label` = COALESCE(`label`, `_retired_after_20250101000002_label`, (SELECT t.title FROM team t WHERE t.id = team_id));
ALTER TABLE `person`
    CHANGE COLUMN `_retired_after_20250101000002_label` `label` LONGTEXT NOT NULL,
    RENAME COLUMN `label` TO `_retired_20250101000002_label`;
