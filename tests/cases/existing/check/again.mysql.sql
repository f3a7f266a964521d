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
WITH `visit` AS (SELECT `id`, `starts`, `ends`, CASE WHEN NOT (age < 200) THEN NULL ELSE `age` END AS `age` FROM `visit`)
SELECT table_name AS `table`, constraint_name AS `foreign_key`
FROM information_schema.key_column_usage
WHERE referenced_table_schema = database() AND referenced_table_name = 'visit'
    AND NOT (table_schema = database() AND table_name IN ('visit'))
    AND EXISTS (
        SELECT `id`
        FROM `visit`
        WHERE NOT (starts < ends)
    );
INSERT INTO `_retired_20250101000002_visit_age_check` (`id`, `age`, `run`)
SELECT `id`, `age`, 0
FROM `visit`
WHERE `id` IN (
    SELECT `id`
    FROM `visit`
    WHERE NOT (age < 200)
)
FOR UPDATE;
UPDATE `visit` JOIN `_retired_20250101000002_visit_age_check` AS `kept` ON `visit`.`id` = `kept`.`id` AND `kept`.`run` = 0
SET `visit`.`age` = NULL;
-- check: a foreign key that no entity has refers to rows of `visit` that are to leave
SELECT table_name AS `table`, constraint_name AS `foreign_key`
FROM information_schema.key_column_usage
WHERE referenced_table_schema = database() AND referenced_table_name = 'visit'
    AND NOT (table_schema = database() AND table_name IN ('visit'))
    AND EXISTS (
        SELECT `id`
        FROM `visit`
        WHERE NOT (starts < ends)
    );
INSERT INTO `_retired_20250101000002_visit_check` (`id`, `starts`, `ends`, `age`)
SELECT `id`, `starts`, `ends`, `age`
FROM `visit`
WHERE `id` IN (
    SELECT `id`
    FROM `visit`
    WHERE NOT (starts < ends)
)
FOR UPDATE;
DELETE `visit`
FROM `visit` JOIN `_retired_20250101000002_visit_check` AS `kept` ON `visit`.`id` = `kept`.`id`;
-- check: rows of `visit` fail the check `visit_age_check`
SELECT `id`, `age`
FROM `visit`
WHERE NOT (age < 200);
-- check: rows of `visit` fail the check `visit_check`
SELECT `id`, `starts`, `ends`
FROM `visit`
WHERE NOT (starts < ends);
ALTER TABLE `visit`
    ADD CONSTRAINT `visit_age_check` CHECK (age < 200),
    ADD CONSTRAINT `visit_check` CHECK (starts < ends);
