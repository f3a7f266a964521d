ALTER TABLE `user` RENAME COLUMN `team_id` TO `team`;
ALTER TABLE `user` DROP FOREIGN KEY `user_team_id_fkey`;
ALTER TABLE `user` RENAME INDEX `user_team_id_fkey` TO `user_team_fkey`;
ALTER TABLE `user` ADD CONSTRAINT `user_team_fkey` FOREIGN KEY (`team`) REFERENCES `team` (`id`) ON DELETE CASCADE;
