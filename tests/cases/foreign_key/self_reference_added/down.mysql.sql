ALTER TABLE `user` DROP FOREIGN KEY `user_boss_id_fkey`;
ALTER TABLE `user` DROP INDEX `user_boss_id_fkey`;
