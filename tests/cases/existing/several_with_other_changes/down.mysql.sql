-- check: rows of `account` that were kept aside have a primary key that was given again
SELECT `kept`.`id`
FROM `_retired_20250101000002_account_email_role_key` AS `kept`
WHERE EXISTS (SELECT 1 FROM `account` WHERE `account`.`id` = `kept`.`id`);
-- check: rows of `account` that were kept aside have a primary key that was given again
SELECT `kept`.`id`
FROM `_retired_20250101000002_account_team_id_fkey` AS `kept`
WHERE EXISTS (SELECT 1 FROM `account` WHERE `account`.`id` = `kept`.`id`);
-- check: rows of `account` that were kept aside have a primary key that was given again
SELECT `kept`.`id`
FROM `_retired_20250101000002_account_age_check` AS `kept`
WHERE EXISTS (SELECT 1 FROM `account` WHERE `account`.`id` = `kept`.`id`);
ALTER TABLE `account` DROP FOREIGN KEY `account_team_id_fkey`;
ALTER TABLE `account`
    DROP INDEX `account_email_role_key`,
    DROP INDEX `account_team_id_fkey`,
    DROP CONSTRAINT `account_age_check`;
INSERT INTO `account` (`id`, `email`, `role`, `team_id`, `age`, `_retired_20250101000002_note`)
SELECT `id`, `email`, `role`, `team_id`, `age`, `_retired_20250101000002_note`
FROM `_retired_20250101000002_account_email_role_key`;
DELETE FROM `_retired_20250101000002_account_email_role_key`;
INSERT INTO `account` (`id`, `email`, `role`, `team_id`, `age`, `_retired_20250101000002_note`)
SELECT `id`, `email`, `role`, `team_id`, `age`, `_retired_20250101000002_note`
FROM `_retired_20250101000002_account_team_id_fkey`;
DELETE FROM `_retired_20250101000002_account_team_id_fkey`;
INSERT INTO `account` (`id`, `email`, `role`, `team_id`, `age`, `_retired_20250101000002_note`)
SELECT `id`, `email`, `role`, `team_id`, `age`, `_retired_20250101000002_note`
FROM `_retired_20250101000002_account_age_check`;
DELETE FROM `_retired_20250101000002_account_age_check`;
-- check: `age` of `person` does not fit int32
WITH `person` AS (SELECT `id`, `email` AS `mail`, `role`, `team_id`, `age`, `next`, `_retired_20250101000002_note` AS `note` FROM `account`)
SELECT `id`, `age`
FROM `person`
WHERE `age` IS NOT NULL AND (`age` BETWEEN -2147483648 AND 2147483647) IS NOT TRUE;
RENAME TABLE `account` TO `person`;
ALTER TABLE `person`
    RENAME COLUMN `_retired_20250101000002_note` TO `note`,
    RENAME COLUMN `email` TO `mail`;
ALTER TABLE `person` ADD COLUMN `_migrator_next` BIGINT;
UPDATE `person` SET `_migrator_next` = `next`;
ALTER TABLE `person`
    DROP COLUMN `next`,
    MODIFY COLUMN `age` INT NOT NULL,
    RENAME COLUMN `_migrator_next` TO `_retired_20250101000002_next`;
