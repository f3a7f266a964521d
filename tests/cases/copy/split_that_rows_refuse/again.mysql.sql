-- check: `number` of `card` is required and has no value
WITH `card` AS (SELECT `id`, `number`, `user_id` FROM `_retired_20250101000002_card`)
SELECT *
FROM (
    SELECT id AS user_id, card AS number FROM `user` WHERE card IS NOT NULL
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `card` WHERE `card`.`number` = `_migrator_from`.`number`)) AND `number` IS NULL;
-- check: `user_id` of `card` is required and has no value
WITH `card` AS (SELECT `id`, `number`, `user_id` FROM `_retired_20250101000002_card`)
SELECT *
FROM (
    SELECT id AS user_id, card AS number FROM `user` WHERE card IS NOT NULL
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `card` WHERE `card`.`number` = `_migrator_from`.`number`)) AND `user_id` IS NULL;
-- check: `number` occurs more than once in `card`
WITH `card` AS (SELECT `id`, `number`, `user_id` FROM `_retired_20250101000002_card`)
SELECT `number`, count(*) AS `rows`
FROM (
    SELECT id AS user_id, card AS number FROM `user` WHERE card IS NOT NULL
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `card` WHERE `card`.`number` = `_migrator_from`.`number`)) AND `number` IS NOT NULL
GROUP BY `number`
HAVING count(*) > 1;
-- check: `user_id` of `card` refers to rows that `user` does not have
WITH `card` AS (SELECT `id`, `number`, `user_id` FROM `_retired_20250101000002_card`)
SELECT *
FROM (
    SELECT id AS user_id, card AS number FROM `user` WHERE card IS NOT NULL
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `card` WHERE `card`.`number` = `_migrator_from`.`number`)) AND `user_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `user` WHERE `user`.`id` = `_migrator_from`.`user_id`);
-- check: `number` occurs more than once in `card`
WITH `card` AS (SELECT `id`, `number`, `user_id` FROM `_retired_20250101000002_card`)
SELECT `number`, count(*) AS `rows`
FROM `card`
GROUP BY `number`
HAVING count(*) > 1;
-- check: `user_id` of `card` refers to rows that `user` does not have
WITH `card` AS (SELECT `id`, `number`, `user_id` FROM `_retired_20250101000002_card`)
SELECT `id`, `user_id`
FROM `card`
WHERE `user_id` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM `user` AS `target` WHERE `target`.`id` = `card`.`user_id`);
RENAME TABLE `_retired_20250101000002_card` TO `card`;
ALTER TABLE `card`
    ADD UNIQUE INDEX `card_number_key` (`number`),
    ADD INDEX `card_user_id_fkey` (`user_id`);
ALTER TABLE `card` ADD CONSTRAINT `card_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `user` (`id`);
-- check: `number` of `card` is required and has no value
SELECT *
FROM (
    SELECT id AS user_id, card AS number FROM `user` WHERE card IS NOT NULL
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `card` WHERE `card`.`number` = `_migrator_from`.`number`)) AND `number` IS NULL;
-- check: `user_id` of `card` is required and has no value
SELECT *
FROM (
    SELECT id AS user_id, card AS number FROM `user` WHERE card IS NOT NULL
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `card` WHERE `card`.`number` = `_migrator_from`.`number`)) AND `user_id` IS NULL;
-- check: `number` occurs more than once in `card`
SELECT `number`, count(*) AS `rows`
FROM (
    SELECT id AS user_id, card AS number FROM `user` WHERE card IS NOT NULL
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `card` WHERE `card`.`number` = `_migrator_from`.`number`)) AND `number` IS NOT NULL
GROUP BY `number`
HAVING count(*) > 1;
-- check: `user_id` of `card` refers to rows that `user` does not have
SELECT *
FROM (
    SELECT id AS user_id, card AS number FROM `user` WHERE card IS NOT NULL
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `card` WHERE `card`.`number` = `_migrator_from`.`number`)) AND `user_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `user` WHERE `user`.`id` = `_migrator_from`.`user_id`);
INSERT INTO `card` (`user_id`, `number`)
SELECT `user_id`, `number`
FROM (
    SELECT id AS user_id, card AS number FROM `user` WHERE card IS NOT NULL
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `card` WHERE `card`.`number` = `_migrator_from`.`number`));
ALTER TABLE `user` RENAME COLUMN `card` TO `_retired_20250101000002_card`;
