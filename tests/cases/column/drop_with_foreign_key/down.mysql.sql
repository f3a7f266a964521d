-- check: `team_id` of `user` is required and has no value
WITH `user` AS (SELECT `id`, `x`, `_retired_20250101000002_team_id` AS `team_id` FROM `user`)
SELECT `id`
FROM `user`
WHERE `team_id` IS NULL;
-- check: `team_id` of `user` refers to rows that `team` does not have
WITH `user` AS (SELECT `id`, `x`, `_retired_20250101000002_team_id` AS `team_id` FROM `user`)
SELECT `id`, `team_id`
FROM `user`
WHERE `team_id` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM `team` AS `target` WHERE `target`.`id` = `user`.`team_id`);
ALTER TABLE `user` RENAME COLUMN `_retired_20250101000002_team_id` TO `team_id`;
ALTER TABLE `user`
    MODIFY COLUMN `team_id` BIGINT NOT NULL,
    ADD INDEX `user_team_id_fkey` (`team_id`);
ALTER TABLE `user` ADD CONSTRAINT `user_team_id_fkey` FOREIGN KEY (`team_id`) REFERENCES `team` (`id`) ON DELETE CASCADE;
