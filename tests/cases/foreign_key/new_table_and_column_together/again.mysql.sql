-- check: `team_id` of `user` refers to rows that `team` does not have
WITH `user` AS (SELECT `id`, `name`, `_retired_20250101000002_team_id` AS `team_id` FROM `user`),
    `team` AS (SELECT `id`, `name` FROM `_retired_20250101000002_team`)
SELECT `id`, `team_id`
FROM `user`
WHERE `team_id` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM `team` AS `target` WHERE `target`.`id` = `user`.`team_id`);
RENAME TABLE `_retired_20250101000002_team` TO `team`;
ALTER TABLE `user` RENAME COLUMN `_retired_20250101000002_team_id` TO `team_id`;
ALTER TABLE `user` ADD INDEX `user_team_id_fkey` (`team_id`);
ALTER TABLE `user` ADD CONSTRAINT `user_team_id_fkey` FOREIGN KEY (`team_id`) REFERENCES `team` (`id`);
