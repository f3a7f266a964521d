-- check: `plan` of `account` is required and has no value
SELECT `id`
FROM `account`
WHERE CASE `plan` WHEN 'trial_month' THEN 'free' WHEN 'gold!' THEN 'paid' ELSE `plan` END IS NULL;
-- check: `plan` of `account` is not one of free, paid
SELECT `id`, `plan`
FROM (SELECT `id`, CASE `plan` WHEN 'trial_month' THEN 'free' WHEN 'gold!' THEN 'paid' ELSE `plan` END AS `plan` FROM `account`) AS `account`
WHERE `plan` NOT IN ('free', 'paid');
-- check: `upgrade_to` of `offer` is not one of free, paid
SELECT `code`, `upgrade_to`
FROM (SELECT `code`, CASE `upgrade_to` WHEN 'trial_month' THEN 'free' WHEN 'gold!' THEN 'paid' ELSE `upgrade_to` END AS `upgrade_to` FROM `offer`) AS `offer`
WHERE `upgrade_to` NOT IN ('free', 'paid');
UPDATE `account` SET `_retired_after_20250101000002_plan` = CASE `plan` WHEN 'trial_month' THEN 'free' WHEN 'gold!' THEN 'paid' ELSE `plan` END;
ALTER TABLE `account`
    DROP INDEX `account_plan_id_idx`,
    CHANGE COLUMN `_retired_after_20250101000002_plan` `plan` ENUM('free', 'paid') NOT NULL DEFAULT 'free',
    CHANGE COLUMN `plan` `_retired_20250101000002_plan` ENUM('free', 'trial_month', 'gold!', 'paid'),
    ADD INDEX `account_plan_id_idx` (`plan`, `id`);
UPDATE `offer` SET `_retired_after_20250101000002_upgrade_to` = CASE `upgrade_to` WHEN 'trial_month' THEN 'free' WHEN 'gold!' THEN 'paid' ELSE `upgrade_to` END;
ALTER TABLE `offer`
    RENAME COLUMN `_retired_after_20250101000002_upgrade_to` TO `upgrade_to`,
    RENAME COLUMN `upgrade_to` TO `_retired_20250101000002_upgrade_to`;
