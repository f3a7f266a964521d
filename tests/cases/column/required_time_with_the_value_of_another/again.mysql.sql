-- check: `greets` of `shop` is required and has no value
WITH `shop` AS (SELECT `id`, `opens`, `_retired_20250101000002_greets` AS `greets` FROM `shop`)
SELECT `id`
FROM `shop`
WHERE COALESCE(`greets`, opens) IS NULL;
-- check: `greets` of `shop` does not fit time
WITH `shop` AS (SELECT `id`, `opens`, `_retired_20250101000002_greets` AS `greets` FROM `shop`)
SELECT `id`, `greets`
FROM (SELECT COALESCE(`greets`, opens) AS `greets`, `id` FROM `shop`) AS `shop`
WHERE `greets` IS NOT NULL AND (CAST(`greets` AS TIME(6)) IS NOT NULL) IS NOT TRUE;
ALTER TABLE `shop` RENAME COLUMN `_retired_20250101000002_greets` TO `greets`;
UPDATE `shop` SET `greets` = COALESCE(`greets`, opens);
ALTER TABLE `shop` MODIFY COLUMN `greets` TIME(6) NOT NULL;
