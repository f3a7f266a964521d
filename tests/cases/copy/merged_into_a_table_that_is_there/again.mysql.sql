-- check: rows to be copied into `customer` have the `id` of rows that are there
SELECT `id`
FROM `_retired_after_20250101000002_customer`
WHERE EXISTS (SELECT 1 FROM `customer` WHERE `customer`.`id` = `_retired_after_20250101000002_customer`.`id`);
ALTER TABLE `customer` RENAME COLUMN `_retired_20250101000002_source` TO `source`;
UPDATE `customer` SET `source` = COALESCE(`source`, 'own');
ALTER TABLE `customer`
    MODIFY COLUMN `source` LONGTEXT NOT NULL,
    RENAME COLUMN `fax` TO `_retired_20250101000002_fax`;
INSERT INTO `customer` (`id`, `email`, `source`)
SELECT `id`, `email`, `source`
FROM `_retired_after_20250101000002_customer`;
DROP TABLE `_retired_after_20250101000002_customer`;
-- check: `id` of `customer` does not fit int64
SELECT *
FROM (
    SELECT number + 1000 AS id, mail AS email, 'old' AS source FROM old_customer
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `customer` WHERE `customer`.`id` = `_migrator_from`.`id`)) AND `id` IS NOT NULL AND (ROUND(`id`) BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
-- check: `email` of `customer` is required and has no value
SELECT *
FROM (
    SELECT number + 1000 AS id, mail AS email, 'old' AS source FROM old_customer
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `customer` WHERE `customer`.`id` = `_migrator_from`.`id`)) AND `email` IS NULL;
-- check: `source` of `customer` is required and has no value
SELECT *
FROM (
    SELECT number + 1000 AS id, mail AS email, 'old' AS source FROM old_customer
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `customer` WHERE `customer`.`id` = `_migrator_from`.`id`)) AND `source` IS NULL;
-- check: `id` occurs more than once in `customer`
SELECT `id`, count(*) AS `rows`
FROM (
    SELECT number + 1000 AS id, mail AS email, 'old' AS source FROM old_customer
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `customer` WHERE `customer`.`id` = `_migrator_from`.`id`)) AND `id` IS NOT NULL
GROUP BY `id`
HAVING count(*) > 1;
-- check: `email` occurs more than once in `customer`
SELECT `email`, count(*) AS `rows`
FROM (
    SELECT number + 1000 AS id, mail AS email, 'old' AS source FROM old_customer
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `customer` WHERE `customer`.`id` = `_migrator_from`.`id`)) AND `email` IS NOT NULL
GROUP BY `email`
HAVING count(*) > 1;
-- check: rows to be copied into `customer` have the `email` of rows that are there
SELECT *
FROM (
    SELECT number + 1000 AS id, mail AS email, 'old' AS source FROM old_customer
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `customer` WHERE `customer`.`id` = `_migrator_from`.`id`)) AND EXISTS (SELECT 1 FROM `customer` WHERE `customer`.`email` = `_migrator_from`.`email`);
INSERT INTO `customer` (`id`, `email`, `source`)
SELECT `id`, `email`, `source`
FROM (
    SELECT number + 1000 AS id, mail AS email, 'old' AS source FROM old_customer
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `customer` WHERE `customer`.`id` = `_migrator_from`.`id`));
RENAME TABLE `old_customer` TO `_retired_20250101000002_old_customer`;
