-- check: `number`, `part` occur together more than once in `log`
WITH `log` AS (SELECT `number`, `part`, `text` FROM `log` WHERE (`number` IS NULL OR `part` IS NULL) IS NOT TRUE)
SELECT `number`, `part`, count(*) AS `rows`
FROM `log`
GROUP BY `number`, `part`
HAVING count(*) > 1;
ALTER TABLE `log` ADD COLUMN `_migrator_row` BIGINT NOT NULL AUTO_INCREMENT UNIQUE INVISIBLE;
-- check: a foreign key that no entity has refers to rows of `log` that are to leave
SELECT table_name AS `table`, constraint_name AS `foreign_key`
FROM information_schema.key_column_usage
WHERE referenced_table_schema = database() AND referenced_table_name = 'log'
    AND NOT (table_schema = database() AND table_name IN ('log'))
    AND EXISTS (
        SELECT `_migrator_row`
        FROM `log`
        WHERE `number` IS NULL OR `part` IS NULL
    );
CREATE TABLE `_retired_20250101000002_log_key` (
    `number` BIGINT,
    `part` INT,
    `text` VARCHAR(20) NOT NULL
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
ALTER TABLE `_retired_20250101000002_log_key` ADD COLUMN `_migrator_row` BIGINT NOT NULL PRIMARY KEY;
INSERT INTO `_retired_20250101000002_log_key` (`number`, `part`, `text`, `_migrator_row`)
SELECT `number`, `part`, `text`, `_migrator_row`
FROM `log`
WHERE `_migrator_row` IN (
    SELECT `_migrator_row`
    FROM `log`
    WHERE `number` IS NULL OR `part` IS NULL
)
FOR UPDATE;
DELETE `log`
FROM `log` JOIN `_retired_20250101000002_log_key` AS `kept` ON `log`.`_migrator_row` = `kept`.`_migrator_row`;
ALTER TABLE `log` DROP COLUMN `_migrator_row`;
ALTER TABLE `_retired_20250101000002_log_key` DROP COLUMN `_migrator_row`;
-- check: `number` of `log` is required and has no value
SELECT *
FROM `log`
WHERE `number` IS NULL;
-- check: `part` of `log` is required and has no value
SELECT *
FROM `log`
WHERE `part` IS NULL;
-- check: `number`, `part` occur together more than once in `log`
SELECT `number`, `part`, count(*) AS `rows`
FROM `log`
GROUP BY `number`, `part`
HAVING count(*) > 1;
ALTER TABLE `log`
    MODIFY COLUMN `number` BIGINT NOT NULL,
    MODIFY COLUMN `part` INT NOT NULL,
    ADD PRIMARY KEY (`number`, `part`);
