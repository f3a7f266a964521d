ALTER TABLE `user` ADD COLUMN `shout` LONGTEXT;
-- in batches of 1 by id:
UPDATE `user` SET `shout` = upper(name) WHERE `shout` IS NULL;
-- in batches of 1 by id, in one transaction:
UPDATE `user` SET `shout` = upper(name) WHERE `shout` IS NULL;
-- check: `shout` of `user` is required and has no value
SELECT `id`
FROM `user`
WHERE `shout` IS NULL;
ALTER TABLE `user` MODIFY COLUMN `shout` LONGTEXT NOT NULL;
