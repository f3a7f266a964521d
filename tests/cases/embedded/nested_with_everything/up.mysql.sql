-- check: rows of `shop` fail the check `shop_main_at_lat_check`
SELECT `id`, `main_at_lat`
FROM (SELECT `id`, NULL AS `main_at_lat` FROM `shop`) AS `shop`
WHERE NOT (main_at_lat >= -90);
-- check: rows of `shop` fail the check `shop_old_at_lat_check`
SELECT `id`, `old_at_lat`
FROM (SELECT `id`, NULL AS `old_at_lat` FROM `shop`) AS `shop`
WHERE NOT (old_at_lat >= -90);
-- check: rows of `shop` fail the check `shop_check`
SELECT `id`, `main_at_lat`
FROM (SELECT `id`, NULL AS `main_at_lat` FROM `shop`) AS `shop`
WHERE NOT (main_at_lat < 90);
-- check: rows of `shop` fail the check `main_at_differ`
SELECT `id`, `main_at_lat`, `main_at_lon`
FROM (SELECT `id`, NULL AS `main_at_lat`, NULL AS `main_at_lon` FROM `shop`) AS `shop`
WHERE NOT (main_at_lat <> main_at_lon OR `main_at_lat` IS NULL);
-- check: rows of `shop` fail the check `old_at_differ`
SELECT `id`, `old_at_lat`, `old_at_lon`
FROM (SELECT `id`, NULL AS `old_at_lat`, NULL AS `old_at_lon` FROM `shop`) AS `shop`
WHERE NOT (old_at_lat <> old_at_lon OR `old_at_lat` IS NULL);
ALTER TABLE `shop`
    ADD COLUMN `main_city` VARCHAR(80),
    ADD COLUMN `main_country` VARCHAR(2),
    ADD COLUMN `main_at_lat` INT,
    ADD COLUMN `main_at_nextLat` INT GENERATED ALWAYS AS (main_at_lat + 1) STORED,
    ADD COLUMN `main_at_lon` INT,
    ADD COLUMN `main_side` ENUM('Left', 'Right') NOT NULL DEFAULT 'Left',
    ADD COLUMN `old_city` VARCHAR(80),
    ADD COLUMN `old_country` VARCHAR(2),
    ADD COLUMN `old_at_lat` INT,
    ADD COLUMN `old_at_nextLat` INT GENERATED ALWAYS AS (old_at_lat + 1) STORED,
    ADD COLUMN `old_at_lon` INT,
    ADD COLUMN `old_side` ENUM('Left', 'Right'),
    ADD CONSTRAINT `shop_main_at_lat_check` CHECK (main_at_lat >= -90),
    ADD CONSTRAINT `shop_old_at_lat_check` CHECK (old_at_lat >= -90),
    ADD CONSTRAINT `shop_check` CHECK (main_at_lat < 90),
    ADD CONSTRAINT `main_at_differ` CHECK (main_at_lat <> main_at_lon OR `main_at_lat` IS NULL),
    ADD CONSTRAINT `old_at_differ` CHECK (old_at_lat <> old_at_lon OR `old_at_lat` IS NULL),
    ADD UNIQUE INDEX `main_town_key` (`main_city`),
    ADD UNIQUE INDEX `old_town_key` (`old_city`),
    ADD INDEX `shop_main_at_lat_id_idx` (`main_at_lat`, `id`),
    ADD UNIQUE INDEX `shop_main_city_main_at_lat_key` (`main_city`, `main_at_lat`),
    ADD INDEX `shop_main_at_lat_main_at_lon_idx` (`main_at_lat`, `main_at_lon` DESC),
    ADD UNIQUE INDEX `shop_old_city_old_at_lat_key` (`old_city`, `old_at_lat`),
    ADD INDEX `shop_old_at_lat_old_at_lon_idx` (`old_at_lat`, `old_at_lon` DESC),
    ADD INDEX `shop_main_country_fkey` (`main_country`),
    ADD INDEX `shop_old_country_fkey` (`old_country`);
ALTER TABLE `shop`
    ADD CONSTRAINT `shop_main_country_fkey` FOREIGN KEY (`main_country`) REFERENCES `country` (`code`) ON DELETE CASCADE,
    ADD CONSTRAINT `shop_old_country_fkey` FOREIGN KEY (`old_country`) REFERENCES `country` (`code`) ON DELETE CASCADE;
