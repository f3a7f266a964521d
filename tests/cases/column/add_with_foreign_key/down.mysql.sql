ALTER TABLE `user` DROP FOREIGN KEY `user_team_id_fkey`;
ALTER TABLE `user`
    DROP INDEX `user_team_id_fkey`,
    RENAME COLUMN `team_id` TO `_retired_20250101000002_team_id`;
RENAME TABLE `team` TO `_retired_20250101000002_team`;
