RENAME TABLE `team` TO `crew`;
ALTER TABLE `crew` RENAME COLUMN `id` TO `key`;
ALTER TABLE `user` RENAME COLUMN `team_id` TO `crew_id`;
ALTER TABLE `user` DROP FOREIGN KEY `user_team_id_fkey`;
ALTER TABLE `user` RENAME INDEX `user_team_id_fkey` TO `user_crew_id_fkey`;
ALTER TABLE `user` ADD CONSTRAINT `user_crew_id_fkey` FOREIGN KEY (`crew_id`) REFERENCES `crew` (`key`);
