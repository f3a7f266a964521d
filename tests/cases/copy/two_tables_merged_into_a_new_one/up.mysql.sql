-- check: `id` of `pet` does not fit int64
SELECT *
FROM (
    SELECT id * 2 AS id, name, 'dog' AS kind FROM dog
) AS `_migrator_from`
WHERE `id` IS NOT NULL AND (ROUND(`id`) BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
-- check: `name` of `pet` is required and has no value
SELECT *
FROM (
    SELECT id * 2 AS id, name, 'dog' AS kind FROM dog
) AS `_migrator_from`
WHERE `name` IS NULL;
-- check: `kind` of `pet` is required and has no value
SELECT *
FROM (
    SELECT id * 2 AS id, name, 'dog' AS kind FROM dog
) AS `_migrator_from`
WHERE `kind` IS NULL;
-- check: `id` occurs more than once in `pet`
SELECT `id`, count(*) AS `rows`
FROM (
    SELECT id * 2 AS id, name, 'dog' AS kind FROM dog
) AS `_migrator_from`
WHERE `id` IS NOT NULL
GROUP BY `id`
HAVING count(*) > 1;
-- check: `id` of `pet` does not fit int64
SELECT *
FROM (
    SELECT id * 2 + 1 AS id, name, 'cat' AS kind FROM cat
) AS `_migrator_from`
WHERE `id` IS NOT NULL AND (ROUND(`id`) BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
-- check: `name` of `pet` is required and has no value
SELECT *
FROM (
    SELECT id * 2 + 1 AS id, name, 'cat' AS kind FROM cat
) AS `_migrator_from`
WHERE `name` IS NULL;
-- check: `kind` of `pet` is required and has no value
SELECT *
FROM (
    SELECT id * 2 + 1 AS id, name, 'cat' AS kind FROM cat
) AS `_migrator_from`
WHERE `kind` IS NULL;
-- check: `id` occurs more than once in `pet`
SELECT `id`, count(*) AS `rows`
FROM (
    SELECT id * 2 + 1 AS id, name, 'cat' AS kind FROM cat
) AS `_migrator_from`
WHERE `id` IS NOT NULL
GROUP BY `id`
HAVING count(*) > 1;
-- check: rows to be copied into `pet` have the `id` of rows that are there
WITH `pet` AS (SELECT `id`, `name`, `kind` FROM (SELECT NULL AS `id`, NULL AS `name`, NULL AS `kind` FROM (SELECT 1) AS `nothing` WHERE 1 = 0) AS `pet` UNION ALL SELECT `id`, CONVERT(`name` USING utf8mb4) COLLATE utf8mb4_bin, CONVERT(`kind` USING utf8mb4) COLLATE utf8mb4_bin FROM (
    SELECT id * 2 AS id, name, 'dog' AS kind FROM dog
) AS `_migrator_from`)
SELECT *
FROM (
    SELECT id * 2 + 1 AS id, name, 'cat' AS kind FROM cat
) AS `_migrator_from`
WHERE EXISTS (SELECT 1 FROM `pet` WHERE `pet`.`id` = `_migrator_from`.`id`);
CREATE TABLE `pet` (
    `id` BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    `name` LONGTEXT NOT NULL,
    `kind` ENUM('dog', 'cat') NOT NULL
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
INSERT INTO `pet` (`id`, `name`, `kind`)
SELECT `id`, `name`, `kind`
FROM (
    SELECT id * 2 AS id, name, 'dog' AS kind FROM dog
) AS `_migrator_from`;
-- check: rows to be copied into `pet` have the `id` of rows that are there
SELECT *
FROM (
    SELECT id * 2 + 1 AS id, name, 'cat' AS kind FROM cat
) AS `_migrator_from`
WHERE EXISTS (SELECT 1 FROM `pet` WHERE `pet`.`id` = `_migrator_from`.`id`);
INSERT INTO `pet` (`id`, `name`, `kind`)
SELECT `id`, `name`, `kind`
FROM (
    SELECT id * 2 + 1 AS id, name, 'cat' AS kind FROM cat
) AS `_migrator_from`;
RENAME TABLE
    `cat` TO `_retired_20250101000002_cat`,
    `dog` TO `_retired_20250101000002_dog`;
