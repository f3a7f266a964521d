-- check: `team_id` of `user` refers to rows that `team` does not have
SELECT `id`, `team_id`
FROM `user`
WHERE `team_id` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM `team` AS `target` WHERE `target`.`id` = `user`.`team_id`);
ALTER TABLE `user` ADD INDEX `user_team_id_fkey` (`team_id`);
ALTER TABLE `user` ADD CONSTRAINT `user_team_id_fkey` FOREIGN KEY (`team_id`) REFERENCES `team` (`id`);
