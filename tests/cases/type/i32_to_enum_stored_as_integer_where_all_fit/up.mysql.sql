-- check: `status` of `post` is not one of 1 (Draft), 5 (Published)
SELECT `id`, `status`
FROM `post`
WHERE `status` IS NOT NULL AND (`status` IN (1, 5)) IS NOT TRUE;
ALTER TABLE `post`
    MODIFY COLUMN `status` SMALLINT NOT NULL,
    ADD CONSTRAINT `post_status_values` CHECK (`status` IN (1, 5));
