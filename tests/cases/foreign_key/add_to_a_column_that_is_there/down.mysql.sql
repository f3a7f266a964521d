ALTER TABLE `user` DROP FOREIGN KEY `user_team_id_fkey`;
ALTER TABLE `user` DROP INDEX `user_team_id_fkey`;
