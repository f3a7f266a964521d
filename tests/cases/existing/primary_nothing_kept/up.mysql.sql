ALTER TABLE `setting` ADD COLUMN `_migrator_row` BIGINT NOT NULL AUTO_INCREMENT UNIQUE INVISIBLE;
-- check: a foreign key that no entity has refers to rows of `setting` that are to leave
SELECT table_name AS `table`, constraint_name AS `foreign_key`
FROM information_schema.key_column_usage
WHERE referenced_table_schema = database() AND referenced_table_name = 'setting'
    AND NOT (table_schema = database() AND table_name IN ('setting'))
    AND EXISTS (
        SELECT `_migrator_row`
        FROM `setting`
        WHERE `name` IS NULL
    );
DELETE FROM `setting`
WHERE `_migrator_row` IN (
    SELECT `_migrator_row`
    FROM (
        SELECT DISTINCT `_migrator_row`
        FROM `setting`
        WHERE `name` IS NULL
    ) AS `found`
);
ALTER TABLE `setting` DROP COLUMN `_migrator_row`;
ALTER TABLE `setting` ADD COLUMN `_migrator_row` BIGINT NOT NULL AUTO_INCREMENT UNIQUE INVISIBLE;
-- check: a foreign key that no entity has refers to rows of `setting` that are to leave
SELECT table_name AS `table`, constraint_name AS `foreign_key`
FROM information_schema.key_column_usage
WHERE referenced_table_schema = database() AND referenced_table_name = 'setting'
    AND NOT (table_schema = database() AND table_name IN ('setting'))
    AND EXISTS (
        SELECT `_migrator_row`
        FROM (
            SELECT `_migrator_row`, row_number() OVER (PARTITION BY `name` ORDER BY `written_at`, `name` IS NULL, `name`, `_migrator_row`) AS `_migrator_place`
            FROM `setting`
            WHERE `name` IS NOT NULL
        ) AS `numbered`
        WHERE `_migrator_place` > 1
    );
DELETE FROM `setting`
WHERE `_migrator_row` IN (
    SELECT `_migrator_row`
    FROM (
        SELECT DISTINCT `_migrator_row`
        FROM (
            SELECT `_migrator_row`, row_number() OVER (PARTITION BY `name` ORDER BY `written_at`, `name` IS NULL, `name`, `_migrator_row`) AS `_migrator_place`
            FROM `setting`
            WHERE `name` IS NOT NULL
        ) AS `numbered`
        WHERE `_migrator_place` > 1
    ) AS `found`
);
ALTER TABLE `setting` DROP COLUMN `_migrator_row`;
-- check: `name` of `setting` is required and has no value
SELECT *
FROM `setting`
WHERE `name` IS NULL;
-- check: `name` occurs more than once in `setting`
SELECT `name`, count(*) AS `rows`
FROM `setting`
GROUP BY `name`
HAVING count(*) > 1;
ALTER TABLE `setting`
    MODIFY COLUMN `name` VARCHAR(40) NOT NULL,
    ADD PRIMARY KEY (`name`);
