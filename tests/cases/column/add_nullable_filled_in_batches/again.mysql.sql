ALTER TABLE `user` RENAME COLUMN `_retired_20250101000002_city_length` TO `city_length`;
-- in batches of 1 by id:
UPDATE `user` SET `city_length` = length(city) WHERE `city_length` IS NULL;
