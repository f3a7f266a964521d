-- check: `city_length` of `user` does not fit int64
SELECT `id`, `city_length`
FROM (SELECT length(city) AS `city_length`, `id` FROM `user`) AS `user`
WHERE `city_length` IS NOT NULL AND (ROUND(`city_length`) BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
ALTER TABLE `user` ADD COLUMN `city_length` BIGINT;
UPDATE `user` SET `city_length` = length(city);
