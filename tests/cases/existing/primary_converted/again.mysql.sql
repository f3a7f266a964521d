-- check: `sensor` of `reading` is required and has no value
WITH `reading` AS (SELECT `sensor`, `taken_at`, `unit`, `_retired_after_20250101000002_sensor`, `_retired_20250101000002_level` AS `level` FROM `reading`)
SELECT *
FROM `reading`
WHERE COALESCE(`_retired_after_20250101000002_sensor`, CAST(sensor AS INTEGER)) IS NULL;
-- check: `sensor` of `reading` does not fit int64
WITH `reading` AS (SELECT `sensor`, `taken_at`, `unit`, `_retired_after_20250101000002_sensor`, `_retired_20250101000002_level` AS `level` FROM `reading`)
SELECT `sensor`
FROM (SELECT COALESCE(`_retired_after_20250101000002_sensor`, CAST(sensor AS INTEGER)) AS `sensor` FROM `reading`) AS `reading`
WHERE `sensor` IS NOT NULL AND (ROUND(`sensor`) BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
ALTER TABLE `reading` RENAME COLUMN `_retired_20250101000002_level` TO `level`;
UPDATE `reading` SET
    `_retired_after_20250101000002_sensor` = COALESCE(`_retired_after_20250101000002_sensor`, CAST(sensor AS INTEGER)),
    `level` = COALESCE(`level`, 7);
ALTER TABLE `reading`
    CHANGE COLUMN `_retired_after_20250101000002_sensor` `sensor` BIGINT NOT NULL,
    MODIFY COLUMN `taken_at` BIGINT NOT NULL,
    MODIFY COLUMN `level` INT NOT NULL DEFAULT 7,
    CHANGE COLUMN `sensor` `_retired_20250101000002_sensor` VARCHAR(20);
ALTER TABLE `reading` ADD COLUMN `_migrator_row` BIGINT NOT NULL AUTO_INCREMENT UNIQUE INVISIBLE;
-- check: a foreign key that no entity has refers to rows of `reading` that are to leave
SELECT table_name AS `table`, constraint_name AS `foreign_key`
FROM information_schema.key_column_usage
WHERE referenced_table_schema = database() AND referenced_table_name = 'reading'
    AND NOT (table_schema = database() AND table_name IN ('reading'))
    AND EXISTS (
        SELECT `_migrator_row`
        FROM (
            SELECT `_migrator_row`, row_number() OVER (PARTITION BY `sensor`, `taken_at` ORDER BY `level` DESC, `taken_at` DESC, `sensor` DESC, `unit` IS NULL, `unit` DESC, `_retired_20250101000002_sensor` IS NULL, `_retired_20250101000002_sensor` DESC, `_migrator_row` DESC) AS `_migrator_place`
            FROM `reading`
        ) AS `numbered`
        WHERE `_migrator_place` > 1
    );
ALTER TABLE `_retired_20250101000002_reading_pkey` ADD COLUMN `_migrator_row` BIGINT NOT NULL PRIMARY KEY;
INSERT INTO `_retired_20250101000002_reading_pkey` (`sensor`, `taken_at`, `unit`, `level`, `_migrator_row`, `_retired_20250101000002_sensor`)
SELECT `sensor`, `taken_at`, `unit`, `level`, `_migrator_row`, `_retired_20250101000002_sensor`
FROM `reading`
WHERE `_migrator_row` IN (
    SELECT `_migrator_row`
    FROM (
        SELECT `_migrator_row`, row_number() OVER (PARTITION BY `sensor`, `taken_at` ORDER BY `level` DESC, `taken_at` DESC, `sensor` DESC, `unit` IS NULL, `unit` DESC, `_retired_20250101000002_sensor` IS NULL, `_retired_20250101000002_sensor` DESC, `_migrator_row` DESC) AS `_migrator_place`
        FROM `reading`
    ) AS `numbered`
    WHERE `_migrator_place` > 1
)
FOR UPDATE;
DELETE `reading`
FROM `reading` JOIN `_retired_20250101000002_reading_pkey` AS `kept` ON `reading`.`_migrator_row` = `kept`.`_migrator_row`;
ALTER TABLE `reading` DROP COLUMN `_migrator_row`;
ALTER TABLE `_retired_20250101000002_reading_pkey` DROP COLUMN `_migrator_row`;
-- check: `sensor`, `taken_at` occur together more than once in `reading`
SELECT `sensor`, `taken_at`, count(*) AS `rows`
FROM `reading`
GROUP BY `sensor`, `taken_at`
HAVING count(*) > 1;
ALTER TABLE `reading`
    RENAME COLUMN `unit` TO `_retired_20250101000002_unit`,
    ADD PRIMARY KEY (`sensor`, `taken_at`);
