ALTER TABLE `user`
    ADD COLUMN `away_id` BIGINT,
    ADD INDEX `user_away_id_fkey` (`away_id`);
ALTER TABLE `user` ADD CONSTRAINT `user_away_id_fkey` FOREIGN KEY (`away_id`) REFERENCES `team` (`id`) ON DELETE SET NULL;
