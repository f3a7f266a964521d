-- check: a foreign key that no entity has refers to rows of `visit` that are to lose a value
SELECT table_name AS `table`, constraint_name AS `foreign_key`
FROM information_schema.key_column_usage
WHERE referenced_table_schema = database() AND referenced_table_name = 'visit'
    AND NOT (table_schema = database() AND table_name IN ('visit'))
    AND referenced_column_name IN ('age')
    AND EXISTS (
        SELECT `id`
        FROM `visit`
        WHERE NOT (age < 200)
    );
-- check: a foreign key that no entity has refers to rows of `visit` that are to leave
WITH `visit` AS (SELECT `id`, `code`, `team`, CASE WHEN NOT (age < 200) THEN NULL ELSE `age` END AS `age` FROM `visit`)
SELECT table_name AS `table`, constraint_name AS `foreign_key`
FROM information_schema.key_column_usage
WHERE referenced_table_schema = database() AND referenced_table_name = 'visit'
    AND NOT (table_schema = database() AND table_name IN ('visit'))
    AND EXISTS (
        SELECT `id`
        FROM `visit`
        WHERE `team` IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM `team` AS `target` WHERE `target`.`id` = `visit`.`team`)
    );
-- check: a foreign key that no entity has refers to rows of `visit` that are to leave
WITH `visit` AS (SELECT `id`, `code`, `team`, `age` FROM (SELECT `id`, `code`, `team`, CASE WHEN NOT (age < 200) THEN NULL ELSE `age` END AS `age` FROM `visit`) AS `visit` WHERE (`team` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM `team` AS `target` WHERE `target`.`id` = `visit`.`team`)) IS NOT TRUE)
SELECT table_name AS `table`, constraint_name AS `foreign_key`
FROM information_schema.key_column_usage
WHERE referenced_table_schema = database() AND referenced_table_name = 'visit'
    AND NOT (table_schema = database() AND table_name IN ('visit'))
    AND EXISTS (
        SELECT `id`
        FROM (
            SELECT `id`, row_number() OVER (PARTITION BY `code` ORDER BY `id`) AS `_migrator_place`
            FROM `visit`
        ) AS `numbered`
        WHERE `_migrator_place` > 1
    );
UPDATE `visit`
SET `age` = NULL
WHERE `id` IN (
    SELECT `id`
    FROM (
        SELECT DISTINCT `id`
        FROM `visit`
        WHERE NOT (age < 200)
    ) AS `found`
);
-- check: a foreign key that no entity has refers to rows of `visit` that are to leave
SELECT table_name AS `table`, constraint_name AS `foreign_key`
FROM information_schema.key_column_usage
WHERE referenced_table_schema = database() AND referenced_table_name = 'visit'
    AND NOT (table_schema = database() AND table_name IN ('visit'))
    AND EXISTS (
        SELECT `id`
        FROM `visit`
        WHERE `team` IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM `team` AS `target` WHERE `target`.`id` = `visit`.`team`)
    );
DELETE FROM `visit`
WHERE `id` IN (
    SELECT `id`
    FROM (
        SELECT DISTINCT `id`
        FROM `visit`
        WHERE `team` IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM `team` AS `target` WHERE `target`.`id` = `visit`.`team`)
    ) AS `found`
);
-- check: a foreign key that no entity has refers to rows of `visit` that are to leave
SELECT table_name AS `table`, constraint_name AS `foreign_key`
FROM information_schema.key_column_usage
WHERE referenced_table_schema = database() AND referenced_table_name = 'visit'
    AND NOT (table_schema = database() AND table_name IN ('visit'))
    AND EXISTS (
        SELECT `id`
        FROM (
            SELECT `id`, row_number() OVER (PARTITION BY `code` ORDER BY `id`) AS `_migrator_place`
            FROM `visit`
        ) AS `numbered`
        WHERE `_migrator_place` > 1
    );
DELETE FROM `visit`
WHERE `id` IN (
    SELECT `id`
    FROM (
        SELECT DISTINCT `id`
        FROM (
            SELECT `id`, row_number() OVER (PARTITION BY `code` ORDER BY `id`) AS `_migrator_place`
            FROM `visit`
        ) AS `numbered`
        WHERE `_migrator_place` > 1
    ) AS `found`
);
-- check: `code` occurs more than once in `visit`
SELECT `code`, count(*) AS `rows`
FROM `visit`
GROUP BY `code`
HAVING count(*) > 1;
-- check: rows of `visit` fail the check `visit_age_check`
SELECT `id`, `age`
FROM `visit`
WHERE NOT (age < 200);
-- check: `team` of `visit` refers to rows that `team` does not have
SELECT `id`, `team`
FROM `visit`
WHERE `team` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM `team` AS `target` WHERE `target`.`id` = `visit`.`team`);
ALTER TABLE `visit`
    ADD CONSTRAINT `visit_age_check` CHECK (age < 200),
    ADD UNIQUE INDEX `visit_code_key` (`code`),
    ADD INDEX `visit_team_fkey` (`team`);
ALTER TABLE `visit` ADD CONSTRAINT `visit_team_fkey` FOREIGN KEY (`team`) REFERENCES `team` (`id`);
