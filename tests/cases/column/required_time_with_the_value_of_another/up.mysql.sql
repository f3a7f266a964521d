-- check: `greets` of `shop` is required and has no value
SELECT `id`
FROM `shop`
WHERE opens IS NULL;
-- check: `greets` of `shop` does not fit time
SELECT `id`, `greets`
FROM (SELECT opens AS `greets`, `id` FROM `shop`) AS `shop`
WHERE `greets` IS NOT NULL AND (CAST(`greets` AS TIME(6)) IS NOT NULL) IS NOT TRUE;
ALTER TABLE `shop` ADD COLUMN `greets` TIME(6);
UPDATE `shop` SET `greets` = opens;
ALTER TABLE `shop` MODIFY COLUMN `greets` TIME(6) NOT NULL;
