-- check: rows of `post` that were kept aside have a primary key that was given again
SELECT `kept`.`id`
FROM `_retired_20250101000002_post_team_fkey` AS `kept`
WHERE EXISTS (SELECT 1 FROM `post` WHERE `post`.`id` = `kept`.`id`);
ALTER TABLE `post` DROP FOREIGN KEY `post_team_fkey`;
ALTER TABLE `post` DROP INDEX `post_team_fkey`;
INSERT INTO `post` (`id`, `team`, `title`)
SELECT `id`, `team`, `title`
FROM `_retired_20250101000002_post_team_fkey`;
DELETE FROM `_retired_20250101000002_post_team_fkey`;
