-- check: `post_id` of `post_tag` refers to rows that `post` does not have
WITH `post_tag` AS (SELECT `post_id`, `tag_id` FROM `_retired_20250101000002_post_tag`)
SELECT `post_id`, `tag_id`
FROM `post_tag`
WHERE `post_id` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM `post` AS `target` WHERE `target`.`id` = `post_tag`.`post_id`);
-- check: `tag_id` of `post_tag` refers to rows that `tag` does not have
WITH `post_tag` AS (SELECT `post_id`, `tag_id` FROM `_retired_20250101000002_post_tag`)
SELECT `post_id`, `tag_id`
FROM `post_tag`
WHERE `tag_id` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM `tag` AS `target` WHERE `target`.`id` = `post_tag`.`tag_id`);
RENAME TABLE `_retired_20250101000002_post_tag` TO `post_tag`;
ALTER TABLE `post_tag` ADD INDEX `post_tag_tag_id_idx` (`tag_id`);
ALTER TABLE `post_tag`
    ADD CONSTRAINT `post_tag_post_id_fkey` FOREIGN KEY (`post_id`) REFERENCES `post` (`id`) ON DELETE CASCADE,
    ADD CONSTRAINT `post_tag_tag_id_fkey` FOREIGN KEY (`tag_id`) REFERENCES `tag` (`id`) ON DELETE CASCADE;
