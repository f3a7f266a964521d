ALTER TABLE `post` DROP FOREIGN KEY `post_team_fkey`;
ALTER TABLE `post` DROP INDEX `post_team_fkey`;
UPDATE `_retired_20250101000002_post_team_fkey` AS `kept`
SET `run` = (SELECT `next` FROM (SELECT max(`run`) + 1 AS `next` FROM `_retired_20250101000002_post_team_fkey`) AS `runs`)
WHERE `run` = 0
    AND NOT EXISTS (SELECT 1 FROM `post` WHERE `post`.`id` = `kept`.`id` AND `post`.`team` IS NULL);
UPDATE `post` JOIN `_retired_20250101000002_post_team_fkey` AS `kept` ON `post`.`id` = `kept`.`id` AND `kept`.`run` = 0
SET `post`.`team` = `kept`.`team`;
DELETE FROM `_retired_20250101000002_post_team_fkey`
WHERE `run` = 0;
