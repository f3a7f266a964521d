-- check: `team_id` of `b` is required and has no value
SELECT `id`
FROM `b`
WHERE `team_id` IS NULL;
ALTER TABLE `b` DROP FOREIGN KEY `b_team_id_fkey`;
ALTER TABLE `b` MODIFY COLUMN `team_id` BIGINT NOT NULL;
ALTER TABLE `a` MODIFY COLUMN `team_id` BIGINT;
ALTER TABLE `b` ADD CONSTRAINT `b_team_id_fkey` FOREIGN KEY (`team_id`) REFERENCES `team` (`id`);
