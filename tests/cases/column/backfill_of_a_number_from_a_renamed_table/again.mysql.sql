-- check: `seats` of `user` is required and has no value
WITH `squad` AS (SELECT `id`, `places` AS `seats` FROM `team`),
    `user` AS (SELECT `id`, `team_id`, `_retired_20250101000002_seats` AS `seats` FROM `user`)
SELECT `id`
FROM `user`
WHERE COALESCE(`seats`, (SELECT squad.seats FROM squad WHERE squad.id = team_id)) IS NULL;
-- check: `seats` of `user` does not fit int32
WITH `squad` AS (SELECT `id`, `places` AS `seats` FROM `team`),
    `user` AS (SELECT `id`, `team_id`, `_retired_20250101000002_seats` AS `seats` FROM `user`)
SELECT `id`, `seats`
FROM (SELECT `id`, COALESCE(`seats`, (SELECT squad.seats FROM squad WHERE squad.id = team_id)) AS `seats` FROM `user`) AS `user`
WHERE `seats` IS NOT NULL AND (ROUND(`seats`) BETWEEN -2147483648 AND 2147483647) IS NOT TRUE;
RENAME TABLE `team` TO `squad`;
ALTER TABLE `squad` RENAME COLUMN `places` TO `seats`;
ALTER TABLE `user` RENAME COLUMN `_retired_20250101000002_seats` TO `seats`;
UPDATE `user` SET `seats` = COALESCE(`seats`, (SELECT squad.seats FROM squad WHERE squad.id = team_id));
ALTER TABLE `user` MODIFY COLUMN `seats` INT NOT NULL;
