-- check: `plan` of `customer` is required and has no value
SELECT `id`
FROM `customer`
WHERE CASE `plan` WHEN 'Test' THEN 'Trial' ELSE `plan` END IS NULL;
-- check: `plan` of `customer` is not one of Free, Trial, Paid
SELECT `id`, `plan`
FROM (SELECT `id`, CASE `plan` WHEN 'Test' THEN 'Trial' ELSE `plan` END AS `plan` FROM `customer`) AS `customer`
WHERE `plan` NOT IN ('Free', 'Trial', 'Paid');
-- check: `plan` of `customer` refers to rows that `price` does not have
SELECT `id`, `plan`
FROM (SELECT `id`, CASE `plan` WHEN 'Test' THEN 'Trial' ELSE `plan` END AS `plan` FROM `customer`) AS `customer`
WHERE `plan` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM (SELECT CASE `plan` WHEN 'Test' THEN 'Trial' ELSE `plan` END AS `plan` FROM `price`) AS `target` WHERE `target`.`plan` = `customer`.`plan`);
-- check: `plan` of `price` is required and has no value
SELECT *
FROM `price`
WHERE CASE `plan` WHEN 'Test' THEN 'Trial' ELSE `plan` END IS NULL;
-- check: `plan` of `price` is not one of Free, Trial, Paid
SELECT `plan`
FROM (SELECT CASE `plan` WHEN 'Test' THEN 'Trial' ELSE `plan` END AS `plan` FROM `price`) AS `price`
WHERE `plan` NOT IN ('Free', 'Trial', 'Paid');
-- check: `plan` occurs more than once in `price`
SELECT `plan` COLLATE `utf8mb4_bin` AS `plan`, count(*) AS `rows`
FROM (SELECT CASE `plan` WHEN 'Test' THEN 'Trial' ELSE `plan` END AS `plan` FROM `price`) AS `price`
GROUP BY `plan` COLLATE `utf8mb4_bin`
HAVING count(*) > 1;
ALTER TABLE `customer` DROP FOREIGN KEY `customer_plan_fkey`;
UPDATE `customer` SET `_retired_20250101000002_plan` = CASE `plan` WHEN 'Test' THEN 'Trial' ELSE `plan` END;
ALTER TABLE `customer`
    DROP INDEX `customer_plan_idx`,
    CHANGE COLUMN `_retired_20250101000002_plan` `plan` ENUM('Free', 'Trial', 'Paid') NOT NULL,
    CHANGE COLUMN `plan` `_retired_after_20250101000002_plan` ENUM('Free', 'Test', 'Paid'),
    ADD INDEX `customer_plan_idx` (`plan`);
UPDATE `price` SET `_retired_20250101000002_plan` = CASE `plan` WHEN 'Test' THEN 'Trial' ELSE `plan` END;
ALTER TABLE `price`
    DROP PRIMARY KEY,
    CHANGE COLUMN `_retired_20250101000002_plan` `plan` ENUM('Free', 'Trial', 'Paid') NOT NULL,
    CHANGE COLUMN `plan` `_retired_after_20250101000002_plan` ENUM('Free', 'Test', 'Paid'),
    ADD PRIMARY KEY (`plan`);
ALTER TABLE `customer` ADD CONSTRAINT `customer_plan_fkey` FOREIGN KEY (`plan`) REFERENCES `price` (`plan`);
