-- check: `id` of `user` is 0, which stands for the next number
SELECT `id`
FROM `user`
WHERE `id` = 0;
ALTER TABLE `user` MODIFY COLUMN `id` BIGINT NOT NULL AUTO_INCREMENT;
