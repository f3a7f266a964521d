-- check: `user_id` of `post` refers to rows that `user` does not have
WITH `post` AS (SELECT `id`, `user_id`, `title` FROM `_retired_20250101000002_post`)
SELECT `id`, `user_id`
FROM `post`
WHERE `user_id` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM `user` AS `target` WHERE `target`.`id` = `post`.`user_id`);
RENAME TABLE `_retired_20250101000002_post` TO `post`;
ALTER TABLE `post` ADD INDEX `post_user_id_fkey` (`user_id`);
ALTER TABLE `post` ADD CONSTRAINT `post_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `user` (`id`);
