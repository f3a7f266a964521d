INSERT INTO `_retired_20250101000002_post_team_fkey` (`id`, `team`, `title`)
SELECT `id`, `team`, `title`
FROM `post`
WHERE `id` IN (
    SELECT `id`
    FROM `post`
    WHERE `team` IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM `team` AS `target` WHERE `target`.`id` = `post`.`team`)
)
FOR UPDATE;
DELETE `post`
FROM `post` JOIN `_retired_20250101000002_post_team_fkey` AS `kept` ON `post`.`id` = `kept`.`id`;
-- check: `team` of `post` refers to rows that `team` does not have
SELECT `id`, `team`
FROM `post`
WHERE `team` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM `team` AS `target` WHERE `target`.`id` = `post`.`team`);
ALTER TABLE `post` ADD INDEX `post_team_fkey` (`team`);
ALTER TABLE `post` ADD CONSTRAINT `post_team_fkey` FOREIGN KEY (`team`) REFERENCES `team` (`id`) ON DELETE CASCADE;
