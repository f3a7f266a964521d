ALTER TABLE `user`
    RENAME COLUMN `_retired_20250101000002_city` TO `city`,
    RENAME COLUMN `_retired_20250101000002_street` TO `street`;
ALTER TABLE `address` DROP FOREIGN KEY `address_user_id_fkey`;
ALTER TABLE `address`
    DROP INDEX `address_user_id_key`,
    DROP CONSTRAINT `address_check`;
RENAME TABLE `address` TO `_retired_20250101000002_address`;
