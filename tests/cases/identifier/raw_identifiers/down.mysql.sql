-- check: `type` of `t` is required and has no value
SELECT `id`
FROM `t`
WHERE `type` IS NULL;
ALTER TABLE `t`
    MODIFY COLUMN `type` LONGTEXT NOT NULL,
    RENAME COLUMN `match` TO `_retired_20250101000002_match`;
