ALTER TABLE `seat` DROP INDEX `seat_hall_number_rank_key`;
UPDATE `_retired_20250101000002_seat_hall_number_rank_key` AS `kept`
SET `run` = (SELECT `next` FROM (SELECT max(`run`) + 1 AS `next` FROM `_retired_20250101000002_seat_hall_number_rank_key`) AS `runs`)
WHERE `run` = 0
    AND NOT EXISTS (SELECT 1 FROM `seat` WHERE `seat`.`id` = `kept`.`id` AND `seat`.`rank` IS NULL);
UPDATE `seat` JOIN `_retired_20250101000002_seat_hall_number_rank_key` AS `kept` ON `seat`.`id` = `kept`.`id` AND `kept`.`run` = 0
SET `seat`.`rank` = `kept`.`rank`;
DELETE FROM `_retired_20250101000002_seat_hall_number_rank_key`
WHERE `run` = 0;
