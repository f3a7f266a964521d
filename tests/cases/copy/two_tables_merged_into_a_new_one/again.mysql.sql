-- check: `id` of `pet` does not fit int64
WITH `pet` AS (SELECT `id`, `name`, `kind` FROM `_retired_20250101000002_pet`)
SELECT *
FROM (
    SELECT id * 2 AS id, name, 'dog' AS kind FROM dog
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `pet` WHERE `pet`.`id` = `_migrator_from`.`id`)) AND `id` IS NOT NULL AND (ROUND(`id`) BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
-- check: `name` of `pet` is required and has no value
WITH `pet` AS (SELECT `id`, `name`, `kind` FROM `_retired_20250101000002_pet`)
SELECT *
FROM (
    SELECT id * 2 AS id, name, 'dog' AS kind FROM dog
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `pet` WHERE `pet`.`id` = `_migrator_from`.`id`)) AND `name` IS NULL;
-- check: `kind` of `pet` is required and has no value
WITH `pet` AS (SELECT `id`, `name`, `kind` FROM `_retired_20250101000002_pet`)
SELECT *
FROM (
    SELECT id * 2 AS id, name, 'dog' AS kind FROM dog
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `pet` WHERE `pet`.`id` = `_migrator_from`.`id`)) AND `kind` IS NULL;
-- check: `id` occurs more than once in `pet`
WITH `pet` AS (SELECT `id`, `name`, `kind` FROM `_retired_20250101000002_pet`)
SELECT `id`, count(*) AS `rows`
FROM (
    SELECT id * 2 AS id, name, 'dog' AS kind FROM dog
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `pet` WHERE `pet`.`id` = `_migrator_from`.`id`)) AND `id` IS NOT NULL
GROUP BY `id`
HAVING count(*) > 1;
RENAME TABLE `_retired_20250101000002_pet` TO `pet`;
-- check: `id` of `pet` does not fit int64
SELECT *
FROM (
    SELECT id * 2 AS id, name, 'dog' AS kind FROM dog
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `pet` WHERE `pet`.`id` = `_migrator_from`.`id`)) AND `id` IS NOT NULL AND (ROUND(`id`) BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
-- check: `name` of `pet` is required and has no value
SELECT *
FROM (
    SELECT id * 2 AS id, name, 'dog' AS kind FROM dog
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `pet` WHERE `pet`.`id` = `_migrator_from`.`id`)) AND `name` IS NULL;
-- check: `kind` of `pet` is required and has no value
SELECT *
FROM (
    SELECT id * 2 AS id, name, 'dog' AS kind FROM dog
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `pet` WHERE `pet`.`id` = `_migrator_from`.`id`)) AND `kind` IS NULL;
-- check: `id` occurs more than once in `pet`
SELECT `id`, count(*) AS `rows`
FROM (
    SELECT id * 2 AS id, name, 'dog' AS kind FROM dog
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `pet` WHERE `pet`.`id` = `_migrator_from`.`id`)) AND `id` IS NOT NULL
GROUP BY `id`
HAVING count(*) > 1;
INSERT INTO `pet` (`id`, `name`, `kind`)
SELECT `id`, `name`, `kind`
FROM (
    SELECT id * 2 AS id, name, 'dog' AS kind FROM dog
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `pet` WHERE `pet`.`id` = `_migrator_from`.`id`));
-- check: `id` of `pet` does not fit int64
SELECT *
FROM (
    SELECT id * 2 + 1 AS id, name, 'cat' AS kind FROM cat
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `pet` WHERE `pet`.`id` = `_migrator_from`.`id`)) AND `id` IS NOT NULL AND (ROUND(`id`) BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
-- check: `name` of `pet` is required and has no value
SELECT *
FROM (
    SELECT id * 2 + 1 AS id, name, 'cat' AS kind FROM cat
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `pet` WHERE `pet`.`id` = `_migrator_from`.`id`)) AND `name` IS NULL;
-- check: `kind` of `pet` is required and has no value
SELECT *
FROM (
    SELECT id * 2 + 1 AS id, name, 'cat' AS kind FROM cat
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `pet` WHERE `pet`.`id` = `_migrator_from`.`id`)) AND `kind` IS NULL;
-- check: `id` occurs more than once in `pet`
SELECT `id`, count(*) AS `rows`
FROM (
    SELECT id * 2 + 1 AS id, name, 'cat' AS kind FROM cat
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `pet` WHERE `pet`.`id` = `_migrator_from`.`id`)) AND `id` IS NOT NULL
GROUP BY `id`
HAVING count(*) > 1;
INSERT INTO `pet` (`id`, `name`, `kind`)
SELECT `id`, `name`, `kind`
FROM (
    SELECT id * 2 + 1 AS id, name, 'cat' AS kind FROM cat
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `pet` WHERE `pet`.`id` = `_migrator_from`.`id`));
RENAME TABLE
    `cat` TO `_retired_20250101000002_cat`,
    `dog` TO `_retired_20250101000002_dog`;
