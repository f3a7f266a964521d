ALTER TABLE `user` DROP FOREIGN KEY `user_away_id_fkey`;
ALTER TABLE `user`
    DROP INDEX `user_away_id_fkey`,
    RENAME COLUMN `away_id` TO `_retired_20250101000002_away_id`;
