-- check: `sensor` of `reading` is required and has no value
WITH `reading` AS (SELECT `sensor`, `taken_at`, `level`, `unit`, `_retired_20250101000002_sensor` FROM (SELECT `sensor`, `taken_at`, `level`, `_retired_20250101000002_sensor`, `_retired_20250101000002_unit` AS `unit` FROM `reading`) AS `reading` UNION ALL SELECT `sensor`, `taken_at`, `level`, `unit`, `_retired_20250101000002_sensor` FROM `_retired_20250101000002_reading_pkey`)
SELECT *
FROM `reading`
WHERE `_retired_20250101000002_sensor` IS NULL;
-- check: `taken_at` of `reading` does not fit int32
WITH `reading` AS (SELECT `sensor`, `taken_at`, `level`, `unit`, `_retired_20250101000002_sensor` FROM (SELECT `sensor`, `taken_at`, `level`, `_retired_20250101000002_sensor`, `_retired_20250101000002_unit` AS `unit` FROM `reading`) AS `reading` UNION ALL SELECT `sensor`, `taken_at`, `level`, `unit`, `_retired_20250101000002_sensor` FROM `_retired_20250101000002_reading_pkey`)
SELECT `taken_at`
FROM `reading`
WHERE `taken_at` IS NOT NULL AND (`taken_at` BETWEEN -2147483648 AND 2147483647) IS NOT TRUE;
ALTER TABLE `reading` RENAME COLUMN `_retired_20250101000002_unit` TO `unit`;
ALTER TABLE `reading` DROP PRIMARY KEY;
INSERT INTO `reading` (`sensor`, `taken_at`, `level`, `unit`, `_retired_20250101000002_sensor`)
SELECT `sensor`, `taken_at`, `level`, `unit`, `_retired_20250101000002_sensor`
FROM `_retired_20250101000002_reading_pkey`;
DELETE FROM `_retired_20250101000002_reading_pkey`;
-- check: `sensor` of `reading` is required and has no value
SELECT *
FROM `reading`
WHERE `_retired_20250101000002_sensor` IS NULL;
-- check: `taken_at` of `reading` does not fit int32
SELECT `taken_at`
FROM `reading`
WHERE `taken_at` IS NOT NULL AND (`taken_at` BETWEEN -2147483648 AND 2147483647) IS NOT TRUE;
ALTER TABLE `reading`
    CHANGE COLUMN `_retired_20250101000002_sensor` `sensor` VARCHAR(20) NOT NULL,
    MODIFY COLUMN `taken_at` INT NOT NULL,
    CHANGE COLUMN `sensor` `_retired_after_20250101000002_sensor` BIGINT,
    CHANGE COLUMN `level` `_retired_20250101000002_level` INT;
