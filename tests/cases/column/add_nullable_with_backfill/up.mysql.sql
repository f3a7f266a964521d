ALTER TABLE `user` ADD COLUMN `city_length` BIGINT;
UPDATE `user` SET `city_length` = length(city);
