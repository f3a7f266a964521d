-- check: `team_id` of `a` is required and has no value
SELECT `id`
FROM `a`
WHERE `team_id` IS NULL;
ALTER TABLE `a` DROP FOREIGN KEY `a_team_id_fkey`;
ALTER TABLE `a` MODIFY COLUMN `team_id` BIGINT NOT NULL;
ALTER TABLE `b` MODIFY COLUMN `team_id` BIGINT;
ALTER TABLE `a` ADD CONSTRAINT `a_team_id_fkey` FOREIGN KEY (`team_id`) REFERENCES `team` (`id`);
