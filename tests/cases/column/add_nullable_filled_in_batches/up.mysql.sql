-- check: `city_length` of `user` does not fit int64
WITH `user` AS (SELECT `id`, `name`, `city`, `city_length` FROM (SELECT `city`, NULL AS `city_length`, `id`, `name` FROM `user`) AS `user`)
SELECT `id`, `city_length`
FROM (SELECT `id`, length(city) AS `city_length` FROM `user` WHERE `city_length` IS NULL) AS `user`
WHERE `city_length` IS NOT NULL AND (`city_length` BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
ALTER TABLE `user` ADD COLUMN `city_length` BIGINT;
-- check: `city_length` of `user` does not fit int64
SELECT `id`, `city_length`
FROM (SELECT `id`, length(city) AS `city_length` FROM `user` WHERE `city_length` IS NULL) AS `user`
WHERE `city_length` IS NOT NULL AND (`city_length` BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
-- in batches of 1 by id:
UPDATE `user` SET `city_length` = length(city) WHERE `city_length` IS NULL;
