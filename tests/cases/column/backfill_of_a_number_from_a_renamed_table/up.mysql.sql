-- check: `seats` of `user` is required and has no value
WITH `squad` AS (SELECT `id`, `places` AS `seats` FROM `team`)
SELECT `id`
FROM `user`
WHERE (SELECT squad.seats FROM squad WHERE squad.id = team_id) IS NULL;
-- check: `seats` of `user` does not fit int32
WITH `squad` AS (SELECT `id`, `places` AS `seats` FROM `team`)
SELECT `id`, `seats`
FROM (SELECT `id`, (SELECT squad.seats FROM squad WHERE squad.id = team_id) AS `seats` FROM `user`) AS `user`
WHERE `seats` IS NOT NULL AND (ROUND(`seats`) BETWEEN -2147483648 AND 2147483647) IS NOT TRUE;
RENAME TABLE `team` TO `squad`;
ALTER TABLE `squad` RENAME COLUMN `places` TO `seats`;
ALTER TABLE `user` ADD COLUMN `seats` INT;
UPDATE `user` SET `seats` = (SELECT squad.seats FROM squad WHERE squad.id = team_id);
ALTER TABLE `user` MODIFY COLUMN `seats` INT NOT NULL;
