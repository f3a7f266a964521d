-- check: `home` of `user` is required and has no value
SELECT `id`
FROM `user`
WHERE city IS NULL;
ALTER TABLE `user` ADD COLUMN `home` LONGTEXT;
UPDATE `user` SET `home` = city;
ALTER TABLE `user` MODIFY COLUMN `home` LONGTEXT NOT NULL;
