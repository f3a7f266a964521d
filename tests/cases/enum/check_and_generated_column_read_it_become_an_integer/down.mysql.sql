-- check: rows of `account` fail the check `account_plan_check`
SELECT `id`, `plan`, `seats`
FROM (SELECT `id`, CASE `plan` WHEN 0 THEN 'Free' WHEN 1 THEN 'Paid' END AS `plan`, `seats` FROM `account`) AS `account`
WHERE NOT (plan <> 'Free' OR seats < 3);
ALTER TABLE `account` ADD COLUMN `_migrator_plan` ENUM('Free', 'Paid');
UPDATE `account` SET `_migrator_plan` = CASE `plan` WHEN 0 THEN 'Free' WHEN 1 THEN 'Paid' END;
ALTER TABLE `account`
    DROP CONSTRAINT `account_plan_check`,
    DROP CONSTRAINT `account_plan_values`,
    DROP COLUMN `plan`,
    DROP COLUMN `billed`,
    CHANGE COLUMN `_migrator_plan` `plan` ENUM('Free', 'Paid') NOT NULL,
    ADD COLUMN `billed` INT GENERATED ALWAYS AS (CASE WHEN plan = 'Free' THEN 0 ELSE seats END) STORED,
    ADD CONSTRAINT `account_plan_check` CHECK (plan <> 'Free' OR seats < 3);
