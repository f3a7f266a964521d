-- check: `next` occurs more than once in `account`
SELECT `next` COLLATE `utf8mb4_bin` AS `next`, count(*) AS `rows`
FROM (SELECT CASE `next` WHEN 0 THEN 'Free' WHEN 1 THEN 'Paid' END AS `next` FROM `account`) AS `account`
WHERE `next` IS NOT NULL
GROUP BY `next` COLLATE `utf8mb4_bin`
HAVING count(*) > 1;
-- check: `plan` of `account` refers to rows that `plan` does not have
SELECT `id`, `plan`
FROM (SELECT `id`, CASE `plan` WHEN 0 THEN 'Free' WHEN 1 THEN 'Paid' END AS `plan` FROM `account`) AS `account`
WHERE `plan` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM (SELECT CASE `kind` WHEN 0 THEN 'Free' WHEN 1 THEN 'Paid' END AS `kind` FROM `plan`) AS `target` WHERE `target`.`kind` = `account`.`plan`);
-- check: `next` of `account` refers to rows that `plan` does not have
SELECT `id`, `next`
FROM (SELECT `id`, CASE `next` WHEN 0 THEN 'Free' WHEN 1 THEN 'Paid' END AS `next` FROM `account`) AS `account`
WHERE `next` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM (SELECT CASE `kind` WHEN 0 THEN 'Free' WHEN 1 THEN 'Paid' END AS `kind` FROM `plan`) AS `target` WHERE `target`.`kind` = `account`.`next`);
-- check: `kind` occurs more than once in `plan`
SELECT `kind` COLLATE `utf8mb4_bin` AS `kind`, count(*) AS `rows`
FROM (SELECT CASE `kind` WHEN 0 THEN 'Free' WHEN 1 THEN 'Paid' END AS `kind` FROM `plan`) AS `plan`
GROUP BY `kind` COLLATE `utf8mb4_bin`
HAVING count(*) > 1;
ALTER TABLE `account`
    DROP FOREIGN KEY `account_plan_fkey`,
    DROP FOREIGN KEY `account_next_fkey`;
ALTER TABLE `account`
    ADD COLUMN `_migrator_plan` ENUM('Free', 'Paid'),
    ADD COLUMN `_migrator_next` ENUM('Free', 'Paid');
UPDATE `account` SET
    `_migrator_plan` = CASE `plan` WHEN 0 THEN 'Free' WHEN 1 THEN 'Paid' END,
    `_migrator_next` = CASE `next` WHEN 0 THEN 'Free' WHEN 1 THEN 'Paid' END;
ALTER TABLE `account`
    DROP INDEX `account_next_key`,
    DROP INDEX `account_plan_fkey`,
    DROP CONSTRAINT `account_plan_values`,
    DROP CONSTRAINT `account_next_values`,
    DROP COLUMN `plan`,
    DROP COLUMN `next`,
    CHANGE COLUMN `_migrator_plan` `plan` ENUM('Free', 'Paid') NOT NULL,
    RENAME COLUMN `_migrator_next` TO `next`,
    ADD UNIQUE INDEX `account_next_key` (`next`),
    ADD INDEX `account_plan_fkey` (`plan`);
ALTER TABLE `plan` ADD COLUMN `_migrator_kind` ENUM('Free', 'Paid');
UPDATE `plan` SET `_migrator_kind` = CASE `kind` WHEN 0 THEN 'Free' WHEN 1 THEN 'Paid' END;
ALTER TABLE `plan`
    DROP CONSTRAINT `plan_kind_values`,
    DROP PRIMARY KEY,
    DROP COLUMN `kind`,
    CHANGE COLUMN `_migrator_kind` `kind` ENUM('Free', 'Paid') NOT NULL,
    ADD PRIMARY KEY (`kind`);
ALTER TABLE `account`
    ADD CONSTRAINT `account_plan_fkey` FOREIGN KEY (`plan`) REFERENCES `plan` (`kind`) ON DELETE CASCADE,
    ADD CONSTRAINT `account_next_fkey` FOREIGN KEY (`next`) REFERENCES `plan` (`kind`);
