ALTER TABLE `team` RENAME COLUMN `id` TO `team_id`;
