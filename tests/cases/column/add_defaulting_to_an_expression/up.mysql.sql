-- check: `weight` of `user` is required and has no value
SELECT `id`
FROM `user`
WHERE abs(-3) + 4 IS NULL;
ALTER TABLE `user` ADD COLUMN `weight` BIGINT NOT NULL DEFAULT (abs(-3) + 4);
