-- check: `group_id` of `user` refers to rows that `team` does not have
SELECT `id`, `group_id`
FROM `user`
WHERE `group_id` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM `team` AS `target` WHERE `target`.`id` = `user`.`group_id`);
ALTER TABLE `user` DROP FOREIGN KEY `user_group_id_fkey`;
ALTER TABLE `user` ADD CONSTRAINT `user_group_id_fkey` FOREIGN KEY (`group_id`) REFERENCES `team` (`id`);
