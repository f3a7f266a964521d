-- check: `status` of `post` is not one of Draft, Published
SELECT `id`, `status`
FROM `post`
WHERE `status` IS NOT NULL AND (CAST(`status` AS BINARY) IN ('Draft', 'Published')) IS NOT TRUE;
ALTER TABLE `post` ADD COLUMN `_migrator_status` SMALLINT;
UPDATE `post` SET `_migrator_status` = CASE `status` WHEN 'Draft' THEN 1 WHEN 'Published' THEN 5 END;
ALTER TABLE `post`
    DROP COLUMN `status`,
    CHANGE COLUMN `_migrator_status` `status` SMALLINT NOT NULL,
    ADD CONSTRAINT `post_status_values` CHECK (`status` IN (1, 5));
