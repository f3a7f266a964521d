-- check: `cents` of `account` is required and has no value
SELECT `id`
FROM `account`
WHERE euros * 100.0 IS NULL;
-- check: `cents` of `account` does not fit int16
SELECT `id`, `cents`
FROM (SELECT euros * 100.0 AS `cents`, `id` FROM `account`) AS `account`
WHERE `cents` IS NOT NULL AND (ROUND(`cents`) BETWEEN -32768 AND 32767) IS NOT TRUE;
ALTER TABLE `account` ADD COLUMN `cents` SMALLINT;
UPDATE `account` SET `cents` = euros * 100.0;
ALTER TABLE `account` MODIFY COLUMN `cents` SMALLINT NOT NULL;
