-- check: `away_id` of `user` refers to rows that `team` does not have
WITH `user` AS (SELECT `id`, `home_id`, `_retired_20250101000002_away_id` AS `away_id` FROM `user`)
SELECT `id`, `away_id`
FROM `user`
WHERE `away_id` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM `team` AS `target` WHERE `target`.`id` = `user`.`away_id`);
ALTER TABLE `user` RENAME COLUMN `_retired_20250101000002_away_id` TO `away_id`;
ALTER TABLE `user` ADD INDEX `user_away_id_fkey` (`away_id`);
ALTER TABLE `user` ADD CONSTRAINT `user_away_id_fkey` FOREIGN KEY (`away_id`) REFERENCES `team` (`id`) ON DELETE SET NULL;
