-- check: rows of `visit` that were kept aside have a primary key that was given again
SELECT `kept`.`id`
FROM `_retired_20250101000002_visit_check` AS `kept`
WHERE EXISTS (SELECT 1 FROM `visit` WHERE `visit`.`id` = `kept`.`id`);
ALTER TABLE `visit`
    DROP CONSTRAINT `visit_age_check`,
    DROP CONSTRAINT `visit_check`;
INSERT INTO `visit` (`id`, `starts`, `ends`, `age`)
SELECT `id`, `starts`, `ends`, `age`
FROM `_retired_20250101000002_visit_check`;
DELETE FROM `_retired_20250101000002_visit_check`;
UPDATE `_retired_20250101000002_visit_age_check` AS `kept`
SET `run` = (SELECT `next` FROM (SELECT max(`run`) + 1 AS `next` FROM `_retired_20250101000002_visit_age_check`) AS `runs`)
WHERE `run` = 0
    AND NOT EXISTS (SELECT 1 FROM `visit` WHERE `visit`.`id` = `kept`.`id` AND `visit`.`age` IS NULL);
UPDATE `visit` JOIN `_retired_20250101000002_visit_age_check` AS `kept` ON `visit`.`id` = `kept`.`id` AND `kept`.`run` = 0
SET `visit`.`age` = `kept`.`age`;
DELETE FROM `_retired_20250101000002_visit_age_check`
WHERE `run` = 0;
