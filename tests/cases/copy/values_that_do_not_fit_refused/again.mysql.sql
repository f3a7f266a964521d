-- check: `id` of `result` is required and has no value
WITH `result` AS (SELECT `id`, `points` FROM `_retired_20250101000002_result`)
SELECT *
FROM (
    SELECT id, score * 10 AS points FROM user
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `result` WHERE `result`.`id` = `_migrator_from`.`id`)) AND `id` IS NULL;
-- check: `points` of `result` is required and has no value
WITH `result` AS (SELECT `id`, `points` FROM `_retired_20250101000002_result`)
SELECT *
FROM (
    SELECT id, score * 10 AS points FROM user
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `result` WHERE `result`.`id` = `_migrator_from`.`id`)) AND `points` IS NULL;
-- check: `points` of `result` does not fit int16
WITH `result` AS (SELECT `id`, `points` FROM `_retired_20250101000002_result`)
SELECT *
FROM (
    SELECT id, score * 10 AS points FROM user
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `result` WHERE `result`.`id` = `_migrator_from`.`id`)) AND `points` IS NOT NULL AND (ROUND(`points`) BETWEEN -32768 AND 32767) IS NOT TRUE;
-- check: `id` occurs more than once in `result`
WITH `result` AS (SELECT `id`, `points` FROM `_retired_20250101000002_result`)
SELECT `id`, count(*) AS `rows`
FROM (
    SELECT id, score * 10 AS points FROM user
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `result` WHERE `result`.`id` = `_migrator_from`.`id`)) AND `id` IS NOT NULL
GROUP BY `id`
HAVING count(*) > 1;
RENAME TABLE `_retired_20250101000002_result` TO `result`;
-- check: `id` of `result` is required and has no value
SELECT *
FROM (
    SELECT id, score * 10 AS points FROM user
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `result` WHERE `result`.`id` = `_migrator_from`.`id`)) AND `id` IS NULL;
-- check: `points` of `result` is required and has no value
SELECT *
FROM (
    SELECT id, score * 10 AS points FROM user
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `result` WHERE `result`.`id` = `_migrator_from`.`id`)) AND `points` IS NULL;
-- check: `points` of `result` does not fit int16
SELECT *
FROM (
    SELECT id, score * 10 AS points FROM user
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `result` WHERE `result`.`id` = `_migrator_from`.`id`)) AND `points` IS NOT NULL AND (ROUND(`points`) BETWEEN -32768 AND 32767) IS NOT TRUE;
-- check: `id` occurs more than once in `result`
SELECT `id`, count(*) AS `rows`
FROM (
    SELECT id, score * 10 AS points FROM user
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `result` WHERE `result`.`id` = `_migrator_from`.`id`)) AND `id` IS NOT NULL
GROUP BY `id`
HAVING count(*) > 1;
INSERT INTO `result` (`id`, `points`)
SELECT `id`, `points`
FROM (
    SELECT id, score * 10 AS points FROM user
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `result` WHERE `result`.`id` = `_migrator_from`.`id`));
