ALTER TABLE `user` DROP FOREIGN KEY `user_team_id_fkey`;
ALTER TABLE `user`
    DROP INDEX `user_team_id_fkey`,
    CHANGE COLUMN `team_id` `_retired_20250101000002_team_id` BIGINT;
