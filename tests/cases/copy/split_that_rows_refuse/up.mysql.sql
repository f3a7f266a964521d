-- check: `number` of `card` is required and has no value
SELECT *
FROM (
    SELECT id AS user_id, card AS number FROM `user` WHERE card IS NOT NULL
) AS `_migrator_from`
WHERE `number` IS NULL;
-- check: `user_id` of `card` is required and has no value
SELECT *
FROM (
    SELECT id AS user_id, card AS number FROM `user` WHERE card IS NOT NULL
) AS `_migrator_from`
WHERE `user_id` IS NULL;
-- check: `number` occurs more than once in `card`
SELECT `number`, count(*) AS `rows`
FROM (
    SELECT id AS user_id, card AS number FROM `user` WHERE card IS NOT NULL
) AS `_migrator_from`
WHERE `number` IS NOT NULL
GROUP BY `number`
HAVING count(*) > 1;
-- check: `user_id` of `card` refers to rows that `user` does not have
SELECT *
FROM (
    SELECT id AS user_id, card AS number FROM `user` WHERE card IS NOT NULL
) AS `_migrator_from`
WHERE `user_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `user` WHERE `user`.`id` = `_migrator_from`.`user_id`);
CREATE TABLE `card` (
    `id` BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    `number` VARCHAR(100) NOT NULL,
    `user_id` BIGINT NOT NULL,
    UNIQUE INDEX `card_number_key` (`number`),
    INDEX `card_user_id_fkey` (`user_id`),
    CONSTRAINT `card_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `user` (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
INSERT INTO `card` (`user_id`, `number`)
SELECT `user_id`, `number`
FROM (
    SELECT id AS user_id, card AS number FROM `user` WHERE card IS NOT NULL
) AS `_migrator_from`;
ALTER TABLE `user` RENAME COLUMN `card` TO `_retired_20250101000002_card`;
