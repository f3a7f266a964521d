-- check: `cents` of `account` is required and has no value
WITH `account` AS (SELECT `id`, `euros`, `_retired_20250101000002_cents` AS `cents` FROM `account`)
SELECT `id`
FROM `account`
WHERE COALESCE(`cents`, euros * 100.0) IS NULL;
-- check: `cents` of `account` does not fit int16
WITH `account` AS (SELECT `id`, `euros`, `_retired_20250101000002_cents` AS `cents` FROM `account`)
SELECT `id`, `cents`
FROM (SELECT COALESCE(`cents`, euros * 100.0) AS `cents`, `id` FROM `account`) AS `account`
WHERE `cents` IS NOT NULL AND (ROUND(`cents`) BETWEEN -32768 AND 32767) IS NOT TRUE;
ALTER TABLE `account` RENAME COLUMN `_retired_20250101000002_cents` TO `cents`;
UPDATE `account` SET `cents` = COALESCE(`cents`, euros * 100.0);
ALTER TABLE `account` MODIFY COLUMN `cents` SMALLINT NOT NULL;
