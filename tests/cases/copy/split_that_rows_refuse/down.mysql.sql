ALTER TABLE `user` RENAME COLUMN `_retired_20250101000002_card` TO `card`;
ALTER TABLE `card` DROP FOREIGN KEY `card_user_id_fkey`;
ALTER TABLE `card`
    DROP INDEX `card_number_key`,
    DROP INDEX `card_user_id_fkey`;
RENAME TABLE `card` TO `_retired_20250101000002_card`;
