-- check: `main_city` occurs more than once in `shop`
WITH `shop` AS (SELECT `id`, `_retired_20250101000002_old_side` AS `old_side`, `_retired_20250101000002_old_at_lon` AS `old_at_lon`, `_retired_20250101000002_old_at_nextLat`, `_retired_20250101000002_old_at_lat` AS `old_at_lat`, `_retired_20250101000002_old_country` AS `old_country`, `_retired_20250101000002_old_city` AS `old_city`, `_retired_20250101000002_main_side` AS `main_side`, `_retired_20250101000002_main_at_lon` AS `main_at_lon`, `_retired_20250101000002_main_at_nextLat`, `_retired_20250101000002_main_at_lat` AS `main_at_lat`, `_retired_20250101000002_main_country` AS `main_country`, `_retired_20250101000002_main_city` AS `main_city` FROM `shop`)
SELECT `main_city` COLLATE `utf8mb4_bin` AS `main_city`, count(*) AS `rows`
FROM `shop`
WHERE `main_city` IS NOT NULL
GROUP BY `main_city` COLLATE `utf8mb4_bin`
HAVING count(*) > 1;
-- check: `old_city` occurs more than once in `shop`
WITH `shop` AS (SELECT `id`, `_retired_20250101000002_old_side` AS `old_side`, `_retired_20250101000002_old_at_lon` AS `old_at_lon`, `_retired_20250101000002_old_at_nextLat`, `_retired_20250101000002_old_at_lat` AS `old_at_lat`, `_retired_20250101000002_old_country` AS `old_country`, `_retired_20250101000002_old_city` AS `old_city`, `_retired_20250101000002_main_side` AS `main_side`, `_retired_20250101000002_main_at_lon` AS `main_at_lon`, `_retired_20250101000002_main_at_nextLat`, `_retired_20250101000002_main_at_lat` AS `main_at_lat`, `_retired_20250101000002_main_country` AS `main_country`, `_retired_20250101000002_main_city` AS `main_city` FROM `shop`)
SELECT `old_city` COLLATE `utf8mb4_bin` AS `old_city`, count(*) AS `rows`
FROM `shop`
WHERE `old_city` IS NOT NULL
GROUP BY `old_city` COLLATE `utf8mb4_bin`
HAVING count(*) > 1;
-- check: `main_city`, `main_at_lat` occur together more than once in `shop`
WITH `shop` AS (SELECT `id`, `_retired_20250101000002_old_side` AS `old_side`, `_retired_20250101000002_old_at_lon` AS `old_at_lon`, `_retired_20250101000002_old_at_nextLat`, `_retired_20250101000002_old_at_lat` AS `old_at_lat`, `_retired_20250101000002_old_country` AS `old_country`, `_retired_20250101000002_old_city` AS `old_city`, `_retired_20250101000002_main_side` AS `main_side`, `_retired_20250101000002_main_at_lon` AS `main_at_lon`, `_retired_20250101000002_main_at_nextLat`, `_retired_20250101000002_main_at_lat` AS `main_at_lat`, `_retired_20250101000002_main_country` AS `main_country`, `_retired_20250101000002_main_city` AS `main_city` FROM `shop`)
SELECT `main_city` COLLATE `utf8mb4_bin` AS `main_city`, `main_at_lat`, count(*) AS `rows`
FROM `shop`
WHERE `main_city` IS NOT NULL AND `main_at_lat` IS NOT NULL
GROUP BY `main_city` COLLATE `utf8mb4_bin`, `main_at_lat`
HAVING count(*) > 1;
-- check: `old_city`, `old_at_lat` occur together more than once in `shop`
WITH `shop` AS (SELECT `id`, `_retired_20250101000002_old_side` AS `old_side`, `_retired_20250101000002_old_at_lon` AS `old_at_lon`, `_retired_20250101000002_old_at_nextLat`, `_retired_20250101000002_old_at_lat` AS `old_at_lat`, `_retired_20250101000002_old_country` AS `old_country`, `_retired_20250101000002_old_city` AS `old_city`, `_retired_20250101000002_main_side` AS `main_side`, `_retired_20250101000002_main_at_lon` AS `main_at_lon`, `_retired_20250101000002_main_at_nextLat`, `_retired_20250101000002_main_at_lat` AS `main_at_lat`, `_retired_20250101000002_main_country` AS `main_country`, `_retired_20250101000002_main_city` AS `main_city` FROM `shop`)
SELECT `old_city` COLLATE `utf8mb4_bin` AS `old_city`, `old_at_lat`, count(*) AS `rows`
FROM `shop`
WHERE `old_city` IS NOT NULL AND `old_at_lat` IS NOT NULL
GROUP BY `old_city` COLLATE `utf8mb4_bin`, `old_at_lat`
HAVING count(*) > 1;
-- check: rows of `shop` fail the check `shop_main_at_lat_check`
WITH `shop` AS (SELECT `id`, `_retired_20250101000002_old_side` AS `old_side`, `_retired_20250101000002_old_at_lon` AS `old_at_lon`, `_retired_20250101000002_old_at_nextLat`, `_retired_20250101000002_old_at_lat` AS `old_at_lat`, `_retired_20250101000002_old_country` AS `old_country`, `_retired_20250101000002_old_city` AS `old_city`, `_retired_20250101000002_main_side` AS `main_side`, `_retired_20250101000002_main_at_lon` AS `main_at_lon`, `_retired_20250101000002_main_at_nextLat`, `_retired_20250101000002_main_at_lat` AS `main_at_lat`, `_retired_20250101000002_main_country` AS `main_country`, `_retired_20250101000002_main_city` AS `main_city` FROM `shop`)
SELECT `id`, `main_at_lat`
FROM `shop`
WHERE NOT (main_at_lat >= -90);
-- check: rows of `shop` fail the check `shop_old_at_lat_check`
WITH `shop` AS (SELECT `id`, `_retired_20250101000002_old_side` AS `old_side`, `_retired_20250101000002_old_at_lon` AS `old_at_lon`, `_retired_20250101000002_old_at_nextLat`, `_retired_20250101000002_old_at_lat` AS `old_at_lat`, `_retired_20250101000002_old_country` AS `old_country`, `_retired_20250101000002_old_city` AS `old_city`, `_retired_20250101000002_main_side` AS `main_side`, `_retired_20250101000002_main_at_lon` AS `main_at_lon`, `_retired_20250101000002_main_at_nextLat`, `_retired_20250101000002_main_at_lat` AS `main_at_lat`, `_retired_20250101000002_main_country` AS `main_country`, `_retired_20250101000002_main_city` AS `main_city` FROM `shop`)
SELECT `id`, `old_at_lat`
FROM `shop`
WHERE NOT (old_at_lat >= -90);
-- check: rows of `shop` fail the check `shop_check`
WITH `shop` AS (SELECT `id`, `_retired_20250101000002_old_side` AS `old_side`, `_retired_20250101000002_old_at_lon` AS `old_at_lon`, `_retired_20250101000002_old_at_nextLat`, `_retired_20250101000002_old_at_lat` AS `old_at_lat`, `_retired_20250101000002_old_country` AS `old_country`, `_retired_20250101000002_old_city` AS `old_city`, `_retired_20250101000002_main_side` AS `main_side`, `_retired_20250101000002_main_at_lon` AS `main_at_lon`, `_retired_20250101000002_main_at_nextLat`, `_retired_20250101000002_main_at_lat` AS `main_at_lat`, `_retired_20250101000002_main_country` AS `main_country`, `_retired_20250101000002_main_city` AS `main_city` FROM `shop`)
SELECT `id`, `main_at_lat`
FROM `shop`
WHERE NOT (main_at_lat < 90);
-- check: rows of `shop` fail the check `main_at_differ`
WITH `shop` AS (SELECT `id`, `_retired_20250101000002_old_side` AS `old_side`, `_retired_20250101000002_old_at_lon` AS `old_at_lon`, `_retired_20250101000002_old_at_nextLat`, `_retired_20250101000002_old_at_lat` AS `old_at_lat`, `_retired_20250101000002_old_country` AS `old_country`, `_retired_20250101000002_old_city` AS `old_city`, `_retired_20250101000002_main_side` AS `main_side`, `_retired_20250101000002_main_at_lon` AS `main_at_lon`, `_retired_20250101000002_main_at_nextLat`, `_retired_20250101000002_main_at_lat` AS `main_at_lat`, `_retired_20250101000002_main_country` AS `main_country`, `_retired_20250101000002_main_city` AS `main_city` FROM `shop`)
SELECT `id`, `main_at_lat`, `main_at_lon`
FROM `shop`
WHERE NOT (main_at_lat <> main_at_lon OR `main_at_lat` IS NULL);
-- check: rows of `shop` fail the check `old_at_differ`
WITH `shop` AS (SELECT `id`, `_retired_20250101000002_old_side` AS `old_side`, `_retired_20250101000002_old_at_lon` AS `old_at_lon`, `_retired_20250101000002_old_at_nextLat`, `_retired_20250101000002_old_at_lat` AS `old_at_lat`, `_retired_20250101000002_old_country` AS `old_country`, `_retired_20250101000002_old_city` AS `old_city`, `_retired_20250101000002_main_side` AS `main_side`, `_retired_20250101000002_main_at_lon` AS `main_at_lon`, `_retired_20250101000002_main_at_nextLat`, `_retired_20250101000002_main_at_lat` AS `main_at_lat`, `_retired_20250101000002_main_country` AS `main_country`, `_retired_20250101000002_main_city` AS `main_city` FROM `shop`)
SELECT `id`, `old_at_lat`, `old_at_lon`
FROM `shop`
WHERE NOT (old_at_lat <> old_at_lon OR `old_at_lat` IS NULL);
-- check: `main_country` of `shop` refers to rows that `country` does not have
WITH `shop` AS (SELECT `id`, `_retired_20250101000002_old_side` AS `old_side`, `_retired_20250101000002_old_at_lon` AS `old_at_lon`, `_retired_20250101000002_old_at_nextLat`, `_retired_20250101000002_old_at_lat` AS `old_at_lat`, `_retired_20250101000002_old_country` AS `old_country`, `_retired_20250101000002_old_city` AS `old_city`, `_retired_20250101000002_main_side` AS `main_side`, `_retired_20250101000002_main_at_lon` AS `main_at_lon`, `_retired_20250101000002_main_at_nextLat`, `_retired_20250101000002_main_at_lat` AS `main_at_lat`, `_retired_20250101000002_main_country` AS `main_country`, `_retired_20250101000002_main_city` AS `main_city` FROM `shop`)
SELECT `id`, `main_country`
FROM `shop`
WHERE `main_country` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM `country` AS `target` WHERE `target`.`code` = `shop`.`main_country`);
-- check: `old_country` of `shop` refers to rows that `country` does not have
WITH `shop` AS (SELECT `id`, `_retired_20250101000002_old_side` AS `old_side`, `_retired_20250101000002_old_at_lon` AS `old_at_lon`, `_retired_20250101000002_old_at_nextLat`, `_retired_20250101000002_old_at_lat` AS `old_at_lat`, `_retired_20250101000002_old_country` AS `old_country`, `_retired_20250101000002_old_city` AS `old_city`, `_retired_20250101000002_main_side` AS `main_side`, `_retired_20250101000002_main_at_lon` AS `main_at_lon`, `_retired_20250101000002_main_at_nextLat`, `_retired_20250101000002_main_at_lat` AS `main_at_lat`, `_retired_20250101000002_main_country` AS `main_country`, `_retired_20250101000002_main_city` AS `main_city` FROM `shop`)
SELECT `id`, `old_country`
FROM `shop`
WHERE `old_country` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM `country` AS `target` WHERE `target`.`code` = `shop`.`old_country`);
ALTER TABLE `shop`
    RENAME COLUMN `_retired_20250101000002_main_city` TO `main_city`,
    RENAME COLUMN `_retired_20250101000002_main_country` TO `main_country`,
    RENAME COLUMN `_retired_20250101000002_main_at_lat` TO `main_at_lat`,
    RENAME COLUMN `_retired_20250101000002_main_at_lon` TO `main_at_lon`,
    RENAME COLUMN `_retired_20250101000002_main_side` TO `main_side`,
    RENAME COLUMN `_retired_20250101000002_old_city` TO `old_city`,
    RENAME COLUMN `_retired_20250101000002_old_country` TO `old_country`,
    RENAME COLUMN `_retired_20250101000002_old_at_lat` TO `old_at_lat`,
    RENAME COLUMN `_retired_20250101000002_old_at_lon` TO `old_at_lon`,
    RENAME COLUMN `_retired_20250101000002_old_side` TO `old_side`;
UPDATE `shop` SET `main_side` = COALESCE(`main_side`, 'Left');
ALTER TABLE `shop`
    DROP COLUMN `_retired_20250101000002_old_at_nextLat`,
    DROP COLUMN `_retired_20250101000002_main_at_nextLat`,
    ADD COLUMN `main_at_nextLat` INT GENERATED ALWAYS AS (main_at_lat + 1) STORED,
    MODIFY COLUMN `main_side` ENUM('Left', 'Right') NOT NULL DEFAULT 'Left',
    ADD COLUMN `old_at_nextLat` INT GENERATED ALWAYS AS (old_at_lat + 1) STORED,
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
