-- check: `id` of `result` is required and has no value
SELECT *
FROM (
    SELECT id, score * 10 AS points FROM user
) AS `_migrator_from`
WHERE `id` IS NULL;
-- check: `points` of `result` is required and has no value
SELECT *
FROM (
    SELECT id, score * 10 AS points FROM user
) AS `_migrator_from`
WHERE `points` IS NULL;
-- check: `points` of `result` does not fit int16
SELECT *
FROM (
    SELECT id, score * 10 AS points FROM user
) AS `_migrator_from`
WHERE `points` IS NOT NULL AND (ROUND(`points`) BETWEEN -32768 AND 32767) IS NOT TRUE;
-- check: `id` occurs more than once in `result`
SELECT `id`, count(*) AS `rows`
FROM (
    SELECT id, score * 10 AS points FROM user
) AS `_migrator_from`
WHERE `id` IS NOT NULL
GROUP BY `id`
HAVING count(*) > 1;
CREATE TABLE `result` (
    `id` BIGINT NOT NULL PRIMARY KEY,
    `points` SMALLINT NOT NULL
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
INSERT INTO `result` (`id`, `points`)
SELECT `id`, `points`
FROM (
    SELECT id, score * 10 AS points FROM user
) AS `_migrator_from`;
