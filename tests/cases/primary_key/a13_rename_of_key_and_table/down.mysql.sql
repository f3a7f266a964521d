RENAME TABLE `crew` TO `team`;
ALTER TABLE `team` RENAME COLUMN `key` TO `id`;
ALTER TABLE `user` RENAME COLUMN `crew_id` TO `team_id`;
ALTER TABLE `user` DROP FOREIGN KEY `user_crew_id_fkey`;
ALTER TABLE `user` RENAME INDEX `user_crew_id_fkey` TO `user_team_id_fkey`;
ALTER TABLE `user` ADD CONSTRAINT `user_team_id_fkey` FOREIGN KEY (`team_id`) REFERENCES `team` (`id`);
