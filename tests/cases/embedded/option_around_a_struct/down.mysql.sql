-- check: `billing_city` of `user` is required and has no value
SELECT `id`
FROM `user`
WHERE `billing_city` IS NULL;
ALTER TABLE `user` MODIFY COLUMN `billing_city` VARCHAR(80) NOT NULL;
