-- check: `boss_id` of `user` refers to rows that `user` does not have
SELECT `id`, `boss_id`
FROM `user`
WHERE `boss_id` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM `user` AS `target` WHERE `target`.`id` = `user`.`boss_id`);
ALTER TABLE `user` ADD INDEX `user_boss_id_fkey` (`boss_id`);
ALTER TABLE `user` ADD CONSTRAINT `user_boss_id_fkey` FOREIGN KEY (`boss_id`) REFERENCES `user` (`id`) ON DELETE SET NULL;
