ALTER TABLE `setting` ADD COLUMN `_migrator_row` BIGINT NOT NULL AUTO_INCREMENT UNIQUE INVISIBLE;
-- check: a foreign key that no entity has refers to rows of `setting` that are to leave
SELECT table_name AS `table`, constraint_name AS `foreign_key`
FROM information_schema.key_column_usage
WHERE referenced_table_schema = database() AND referenced_table_name = 'setting'
    AND NOT (table_schema = database() AND table_name IN ('setting'))
    AND EXISTS (
        SELECT `_migrator_row`
        FROM (
            SELECT `_migrator_row`, row_number() OVER (PARTITION BY `tenant`, `name` ORDER BY `written_at` DESC, `tenant` DESC, `name` DESC, `value` IS NULL, `value` DESC, `_migrator_row` DESC) AS `_migrator_place`
            FROM `setting`
        ) AS `numbered`
        WHERE `_migrator_place` > 1
    );
CREATE TABLE `_retired_20250101000002_setting_pkey` (
    `tenant` BIGINT NOT NULL,
    `name` VARCHAR(40) NOT NULL,
    `value` LONGTEXT,
    `written_at` BIGINT NOT NULL
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
ALTER TABLE `_retired_20250101000002_setting_pkey` ADD COLUMN `_migrator_row` BIGINT NOT NULL PRIMARY KEY;
INSERT INTO `_retired_20250101000002_setting_pkey` (`tenant`, `name`, `value`, `written_at`, `_migrator_row`)
SELECT `tenant`, `name`, `value`, `written_at`, `_migrator_row`
FROM `setting`
WHERE `_migrator_row` IN (
    SELECT `_migrator_row`
    FROM (
        SELECT `_migrator_row`, row_number() OVER (PARTITION BY `tenant`, `name` ORDER BY `written_at` DESC, `tenant` DESC, `name` DESC, `value` IS NULL, `value` DESC, `_migrator_row` DESC) AS `_migrator_place`
        FROM `setting`
    ) AS `numbered`
    WHERE `_migrator_place` > 1
)
FOR UPDATE;
DELETE `setting`
FROM `setting` JOIN `_retired_20250101000002_setting_pkey` AS `kept` ON `setting`.`_migrator_row` = `kept`.`_migrator_row`;
ALTER TABLE `setting` DROP COLUMN `_migrator_row`;
ALTER TABLE `_retired_20250101000002_setting_pkey` DROP COLUMN `_migrator_row`;
-- check: `tenant`, `name` occur together more than once in `setting`
SELECT `tenant`, `name`, count(*) AS `rows`
FROM `setting`
GROUP BY `tenant`, `name`
HAVING count(*) > 1;
ALTER TABLE `setting` ADD PRIMARY KEY (`tenant`, `name`);
