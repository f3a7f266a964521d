-- check: `user_id` of `p` refers to rows that `u` does not have
WITH `p` AS (SELECT `id`, `user_id` FROM `_retired_20250101000002_p`),
    `u` AS (SELECT `id`, `name` FROM `_retired_20250101000002_u`)
SELECT `id`, `user_id`
FROM `p`
WHERE `user_id` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM `u` AS `target` WHERE `target`.`id` = `p`.`user_id`);
RENAME TABLE
    `_retired_20250101000002_u` TO `u`,
    `_retired_20250101000002_p` TO `p`;
ALTER TABLE `p` ADD INDEX `p_user_id_fkey` (`user_id`);
ALTER TABLE `p` ADD CONSTRAINT `p_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `u` (`id`);
