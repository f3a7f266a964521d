-- check: `shout` of `user` is required and has no value
SELECT `id`
FROM `user`
WHERE upper(name) IS NULL;
ALTER TABLE `user` ADD COLUMN `shout` LONGTEXT;
UPDATE `user` SET `shout` = upper(name);
ALTER TABLE `user` MODIFY COLUMN `shout` LONGTEXT NOT NULL;
