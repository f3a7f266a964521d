ALTER TABLE `user` RENAME COLUMN `_retired_20250101000002_shout` TO `shout`;
-- in batches of 1000 by id, in one transaction:
UPDATE `user` SET `shout` = ? WHERE `shout` IS NULL;
-- check: `shout` of `user` is required and has no value
SELECT `id`
FROM `user`
WHERE `shout` IS NULL;
ALTER TABLE `user` MODIFY COLUMN `shout` LONGTEXT NOT NULL;
