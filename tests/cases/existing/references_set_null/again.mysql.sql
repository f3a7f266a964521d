-- check: a foreign key that no entity has refers to rows of `post` that are to lose a value
SELECT table_name AS `table`, constraint_name AS `foreign_key`
FROM information_schema.key_column_usage
WHERE referenced_table_schema = database() AND referenced_table_name = 'post'
    AND NOT (table_schema = database() AND table_name IN ('post'))
    AND referenced_column_name IN ('team')
    AND EXISTS (
        SELECT `id`
        FROM `post`
        WHERE `team` IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM `team` AS `target` WHERE `target`.`id` = `post`.`team`)
    );
INSERT INTO `_retired_20250101000002_post_team_fkey` (`id`, `team`, `run`)
SELECT `id`, `team`, 0
FROM `post`
WHERE `id` IN (
    SELECT `id`
    FROM `post`
    WHERE `team` IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM `team` AS `target` WHERE `target`.`id` = `post`.`team`)
)
FOR UPDATE;
UPDATE `post` JOIN `_retired_20250101000002_post_team_fkey` AS `kept` ON `post`.`id` = `kept`.`id` AND `kept`.`run` = 0
SET `post`.`team` = NULL;
-- check: `team` of `post` refers to rows that `team` does not have
SELECT `id`, `team`
FROM `post`
WHERE `team` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM `team` AS `target` WHERE `target`.`id` = `post`.`team`);
ALTER TABLE `post` ADD INDEX `post_team_fkey` (`team`);
ALTER TABLE `post` ADD CONSTRAINT `post_team_fkey` FOREIGN KEY (`team`) REFERENCES `team` (`id`);
