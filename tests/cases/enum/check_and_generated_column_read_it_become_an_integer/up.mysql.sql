-- check: rows of `account` fail the check `account_plan_check`
SELECT `id`, `plan`, `seats`
FROM (SELECT `id`, CASE `plan` WHEN 'Free' THEN 0 WHEN 'Paid' THEN 1 END AS `plan`, `seats` FROM `account`) AS `account`
WHERE NOT (plan <> 0 OR seats < 3);
ALTER TABLE `account` ADD COLUMN `_migrator_plan` SMALLINT;
UPDATE `account` SET `_migrator_plan` = CASE `plan` WHEN 'Free' THEN 0 WHEN 'Paid' THEN 1 END;
ALTER TABLE `account`
    DROP CONSTRAINT `account_plan_check`,
    DROP COLUMN `plan`,
    DROP COLUMN `billed`,
    CHANGE COLUMN `_migrator_plan` `plan` SMALLINT NOT NULL,
    ADD COLUMN `billed` INT GENERATED ALWAYS AS (CASE WHEN plan = 0 THEN 0 ELSE seats END) STORED,
    ADD CONSTRAINT `account_plan_check` CHECK (plan <> 0 OR seats < 3),
    ADD CONSTRAINT `account_plan_values` CHECK (`plan` IN (0, 1));
