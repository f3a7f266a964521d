ALTER TABLE `team` RENAME COLUMN `team_id` TO `id`;
