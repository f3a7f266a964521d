-- check: `upgrade_to` of `offer` is not one of free, trial_month, gold!, paid
SELECT `code`, `upgrade_to`
FROM (SELECT `code`, CASE WHEN CASE `_retired_20250101000002_upgrade_to` WHEN 'trial_month' THEN 'free' WHEN 'gold!' THEN 'paid' ELSE `_retired_20250101000002_upgrade_to` END <=> `upgrade_to` THEN `_retired_20250101000002_upgrade_to` ELSE `upgrade_to` END AS `upgrade_to` FROM `offer`) AS `offer`
WHERE `upgrade_to` NOT IN ('free', 'trial_month', 'gold!', 'paid');
-- check: `plan` of `account` is required and has no value
SELECT `id`
FROM `account`
WHERE CASE WHEN CASE `_retired_20250101000002_plan` WHEN 'trial_month' THEN 'free' WHEN 'gold!' THEN 'paid' ELSE `_retired_20250101000002_plan` END <=> `plan` THEN `_retired_20250101000002_plan` ELSE `plan` END IS NULL;
-- check: `plan` of `account` is not one of free, trial_month, gold!, paid
SELECT `id`, `plan`
FROM (SELECT `id`, CASE WHEN CASE `_retired_20250101000002_plan` WHEN 'trial_month' THEN 'free' WHEN 'gold!' THEN 'paid' ELSE `_retired_20250101000002_plan` END <=> `plan` THEN `_retired_20250101000002_plan` ELSE `plan` END AS `plan` FROM `account`) AS `account`
WHERE `plan` NOT IN ('free', 'trial_month', 'gold!', 'paid');
UPDATE `offer` SET `_retired_20250101000002_upgrade_to` = CASE WHEN CASE `_retired_20250101000002_upgrade_to` WHEN 'trial_month' THEN 'free' WHEN 'gold!' THEN 'paid' ELSE `_retired_20250101000002_upgrade_to` END <=> `upgrade_to` THEN `_retired_20250101000002_upgrade_to` ELSE `upgrade_to` END;
ALTER TABLE `offer`
    RENAME COLUMN `_retired_20250101000002_upgrade_to` TO `upgrade_to`,
    RENAME COLUMN `upgrade_to` TO `_retired_after_20250101000002_upgrade_to`;
UPDATE `account` SET `_retired_20250101000002_plan` = CASE WHEN CASE `_retired_20250101000002_plan` WHEN 'trial_month' THEN 'free' WHEN 'gold!' THEN 'paid' ELSE `_retired_20250101000002_plan` END <=> `plan` THEN `_retired_20250101000002_plan` ELSE `plan` END;
ALTER TABLE `account`
    DROP INDEX `account_plan_id_idx`,
    CHANGE COLUMN `_retired_20250101000002_plan` `plan` ENUM('free', 'trial_month', 'gold!', 'paid') NOT NULL DEFAULT 'free',
    CHANGE COLUMN `plan` `_retired_after_20250101000002_plan` ENUM('free', 'paid'),
    ADD INDEX `account_plan_id_idx` (`plan`, `id`);
