-- check: a foreign key that no entity has refers to rows of `seat` that are to lose a value
SELECT table_name AS `table`, constraint_name AS `foreign_key`
FROM information_schema.key_column_usage
WHERE referenced_table_schema = database() AND referenced_table_name = 'seat'
    AND NOT (table_schema = database() AND table_name IN ('seat'))
    AND referenced_column_name IN ('rank')
    AND EXISTS (
        SELECT `id`
        FROM (
            SELECT `id`, row_number() OVER (PARTITION BY `hall`, `number`, `rank` ORDER BY `id`) AS `_migrator_place`
            FROM `seat`
            WHERE `number` IS NOT NULL AND `rank` IS NOT NULL
        ) AS `numbered`
        WHERE `_migrator_place` > 1
    );
CREATE TABLE `_retired_20250101000002_seat_hall_number_rank_key` (
    `id` BIGINT NOT NULL,
    `rank` INT,
    `run` INT NOT NULL,
    PRIMARY KEY (`id`, `run`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
INSERT INTO `_retired_20250101000002_seat_hall_number_rank_key` (`id`, `rank`, `run`)
SELECT `id`, `rank`, 0
FROM `seat`
WHERE `id` IN (
    SELECT `id`
    FROM (
        SELECT `id`, row_number() OVER (PARTITION BY `hall`, `number`, `rank` ORDER BY `id`) AS `_migrator_place`
        FROM `seat`
        WHERE `number` IS NOT NULL AND `rank` IS NOT NULL
    ) AS `numbered`
    WHERE `_migrator_place` > 1
)
FOR UPDATE;
UPDATE `seat` JOIN `_retired_20250101000002_seat_hall_number_rank_key` AS `kept` ON `seat`.`id` = `kept`.`id` AND `kept`.`run` = 0
SET `seat`.`rank` = NULL;
-- check: `hall`, `number`, `rank` occur together more than once in `seat`
SELECT `hall`, `number`, `rank`, count(*) AS `rows`
FROM `seat`
WHERE `number` IS NOT NULL AND `rank` IS NOT NULL
GROUP BY `hall`, `number`, `rank`
HAVING count(*) > 1;
ALTER TABLE `seat` ADD UNIQUE INDEX `seat_hall_number_rank_key` (`hall`, `number`, `rank`);
