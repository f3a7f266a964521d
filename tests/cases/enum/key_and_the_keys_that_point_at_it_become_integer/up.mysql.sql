-- check: `kind` occurs more than once in `plan`
SELECT `kind`, count(*) AS `rows`
FROM (SELECT CASE `kind` WHEN 'Free' THEN 0 WHEN 'Paid' THEN 1 END AS `kind` FROM `plan`) AS `plan`
GROUP BY `kind`
HAVING count(*) > 1;
-- check: `next` occurs more than once in `account`
SELECT `next`, count(*) AS `rows`
FROM (SELECT CASE `next` WHEN 'Free' THEN 0 WHEN 'Paid' THEN 1 END AS `next` FROM `account`) AS `account`
WHERE `next` IS NOT NULL
GROUP BY `next`
HAVING count(*) > 1;
-- check: `plan` of `account` refers to rows that `plan` does not have
SELECT `id`, `plan`
FROM (SELECT `id`, CASE `plan` WHEN 'Free' THEN 0 WHEN 'Paid' THEN 1 END AS `plan` FROM `account`) AS `account`
WHERE `plan` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM (SELECT CASE `kind` WHEN 'Free' THEN 0 WHEN 'Paid' THEN 1 END AS `kind` FROM `plan`) AS `target` WHERE `target`.`kind` = `account`.`plan`);
-- check: `next` of `account` refers to rows that `plan` does not have
SELECT `id`, `next`
FROM (SELECT `id`, CASE `next` WHEN 'Free' THEN 0 WHEN 'Paid' THEN 1 END AS `next` FROM `account`) AS `account`
WHERE `next` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM (SELECT CASE `kind` WHEN 'Free' THEN 0 WHEN 'Paid' THEN 1 END AS `kind` FROM `plan`) AS `target` WHERE `target`.`kind` = `account`.`next`);
ALTER TABLE `account`
    DROP FOREIGN KEY `account_plan_fkey`,
    DROP FOREIGN KEY `account_next_fkey`;
ALTER TABLE `plan` ADD COLUMN `_migrator_kind` SMALLINT;
UPDATE `plan` SET `_migrator_kind` = CASE `kind` WHEN 'Free' THEN 0 WHEN 'Paid' THEN 1 END;
ALTER TABLE `plan`
    DROP PRIMARY KEY,
    DROP COLUMN `kind`,
    CHANGE COLUMN `_migrator_kind` `kind` SMALLINT NOT NULL,
    ADD PRIMARY KEY (`kind`),
    ADD CONSTRAINT `plan_kind_values` CHECK (`kind` IN (0, 1));
ALTER TABLE `account`
    ADD COLUMN `_migrator_plan` SMALLINT,
    ADD COLUMN `_migrator_next` SMALLINT;
UPDATE `account` SET
    `_migrator_plan` = CASE `plan` WHEN 'Free' THEN 0 WHEN 'Paid' THEN 1 END,
    `_migrator_next` = CASE `next` WHEN 'Free' THEN 0 WHEN 'Paid' THEN 1 END;
ALTER TABLE `account`
    DROP INDEX `account_next_key`,
    DROP INDEX `account_plan_fkey`,
    DROP COLUMN `plan`,
    DROP COLUMN `next`,
    CHANGE COLUMN `_migrator_plan` `plan` SMALLINT NOT NULL,
    RENAME COLUMN `_migrator_next` TO `next`,
    ADD CONSTRAINT `account_plan_values` CHECK (`plan` IN (0, 1)),
    ADD CONSTRAINT `account_next_values` CHECK (`next` IN (0, 1)),
    ADD UNIQUE INDEX `account_next_key` (`next`),
    ADD INDEX `account_plan_fkey` (`plan`);
ALTER TABLE `account`
    ADD CONSTRAINT `account_plan_fkey` FOREIGN KEY (`plan`) REFERENCES `plan` (`kind`) ON DELETE CASCADE,
    ADD CONSTRAINT `account_next_fkey` FOREIGN KEY (`next`) REFERENCES `plan` (`kind`);
