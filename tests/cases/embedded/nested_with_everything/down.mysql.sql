ALTER TABLE `shop`
    DROP FOREIGN KEY `shop_main_country_fkey`,
    DROP FOREIGN KEY `shop_old_country_fkey`;
ALTER TABLE `shop`
    ADD COLUMN `_migrator_old_at_nextLat` INT,
    ADD COLUMN `_migrator_main_at_nextLat` INT;
UPDATE `shop` SET
    `_migrator_old_at_nextLat` = `old_at_nextLat`,
    `_migrator_main_at_nextLat` = `main_at_nextLat`;
ALTER TABLE `shop`
    DROP INDEX `main_town_key`,
    DROP INDEX `old_town_key`,
    DROP INDEX `shop_main_at_lat_id_idx`,
    DROP INDEX `shop_main_city_main_at_lat_key`,
    DROP INDEX `shop_main_at_lat_main_at_lon_idx`,
    DROP INDEX `shop_old_city_old_at_lat_key`,
    DROP INDEX `shop_old_at_lat_old_at_lon_idx`,
    DROP INDEX `shop_main_country_fkey`,
    DROP INDEX `shop_old_country_fkey`,
    DROP CONSTRAINT `shop_main_at_lat_check`,
    DROP CONSTRAINT `shop_old_at_lat_check`,
    DROP CONSTRAINT `shop_check`,
    DROP CONSTRAINT `main_at_differ`,
    DROP CONSTRAINT `old_at_differ`,
    DROP COLUMN `main_at_nextLat`,
    DROP COLUMN `old_at_nextLat`,
    RENAME COLUMN `old_side` TO `_retired_20250101000002_old_side`,
    RENAME COLUMN `old_at_lon` TO `_retired_20250101000002_old_at_lon`,
    RENAME COLUMN `_migrator_old_at_nextLat` TO `_retired_20250101000002_old_at_nextLat`,
    RENAME COLUMN `old_at_lat` TO `_retired_20250101000002_old_at_lat`,
    RENAME COLUMN `old_country` TO `_retired_20250101000002_old_country`,
    RENAME COLUMN `old_city` TO `_retired_20250101000002_old_city`,
    CHANGE COLUMN `main_side` `_retired_20250101000002_main_side` ENUM('Left', 'Right'),
    RENAME COLUMN `main_at_lon` TO `_retired_20250101000002_main_at_lon`,
    RENAME COLUMN `_migrator_main_at_nextLat` TO `_retired_20250101000002_main_at_nextLat`,
    RENAME COLUMN `main_at_lat` TO `_retired_20250101000002_main_at_lat`,
    RENAME COLUMN `main_country` TO `_retired_20250101000002_main_country`,
    RENAME COLUMN `main_city` TO `_retired_20250101000002_main_city`;
