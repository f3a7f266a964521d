-- check: `team_id` of `user` does not fit int32
SELECT `id`, `team_id`
FROM `user`
WHERE `team_id` IS NOT NULL AND (`team_id` BETWEEN -2147483648 AND 2147483647) IS NOT TRUE;
-- check: `id` of `team` does not fit int32
SELECT `id`
FROM `team`
WHERE `id` IS NOT NULL AND (`id` BETWEEN -2147483648 AND 2147483647) IS NOT TRUE;
ALTER TABLE `user` DROP FOREIGN KEY `user_team_id_fkey`;
ALTER TABLE `user` MODIFY COLUMN `team_id` INT NOT NULL;
ALTER TABLE `team` MODIFY COLUMN `id` INT NOT NULL;
ALTER TABLE `user` ADD CONSTRAINT `user_team_id_fkey` FOREIGN KEY (`team_id`) REFERENCES `team` (`id`);
