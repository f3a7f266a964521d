-- check: rows to be copied into `customer` have the `id` of rows that are there
SELECT `id`
FROM `_retired_after_20250101000002_customer`
WHERE EXISTS (SELECT 1 FROM `customer` WHERE `customer`.`id` = `_retired_after_20250101000002_customer`.`id`);
INSERT INTO `customer` (`id`, `name`)
SELECT `id`, `name`
FROM `_retired_after_20250101000002_customer`;
DROP TABLE `_retired_after_20250101000002_customer`;
-- check: `id` of `customer` is required and has no value
SELECT *
FROM (
    SELECT id, name FROM old_customer
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `customer` WHERE `customer`.`id` = `_migrator_from`.`id`)) AND `id` IS NULL;
-- check: `name` of `customer` is required and has no value
SELECT *
FROM (
    SELECT id, name FROM old_customer
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `customer` WHERE `customer`.`id` = `_migrator_from`.`id`)) AND `name` IS NULL;
-- check: `id` occurs more than once in `customer`
SELECT `id`, count(*) AS `rows`
FROM (
    SELECT id, name FROM old_customer
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `customer` WHERE `customer`.`id` = `_migrator_from`.`id`)) AND `id` IS NOT NULL
GROUP BY `id`
HAVING count(*) > 1;
INSERT INTO `customer` (`id`, `name`)
SELECT `id`, `name`
FROM (
    SELECT id, name FROM old_customer
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `customer` WHERE `customer`.`id` = `_migrator_from`.`id`));
RENAME TABLE `old_customer` TO `_retired_20250101000002_old_customer`;
