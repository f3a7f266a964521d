RENAME TABLE
    `account` TO `_retired_20250101000002_account`,
    `person` TO `account`;
ALTER TABLE `_retired_20250101000002_account` DROP FOREIGN KEY `account_owner_id_fkey`;
ALTER TABLE `_retired_20250101000002_account`
    DROP INDEX `account_name_key`,
    DROP INDEX `account_owner_id_fkey`;
ALTER TABLE `account` RENAME INDEX `person_name_key` TO `account_name_key`;
