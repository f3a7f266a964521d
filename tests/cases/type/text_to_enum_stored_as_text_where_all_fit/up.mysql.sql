-- check: `status` of `post` is not one of Draft, Published
SELECT `id`, `status`
FROM `post`
WHERE `status` IS NOT NULL AND (CAST(`status` AS BINARY) IN ('Draft', 'Published')) IS NOT TRUE;
ALTER TABLE `post`
    MODIFY COLUMN `status` VARCHAR(255) NOT NULL,
    ADD CONSTRAINT `post_status_values` CHECK (`status` IN ('Draft', 'Published'));
