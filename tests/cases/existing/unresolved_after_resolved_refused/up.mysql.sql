-- check: a foreign key that no entity has refers to rows of `account` that are to leave
SELECT table_name AS `table`, constraint_name AS `foreign_key`
FROM information_schema.key_column_usage
WHERE referenced_table_schema = database() AND referenced_table_name = 'account'
    AND NOT (table_schema = database() AND table_name IN ('account'))
    AND EXISTS (
        SELECT `id`
        FROM (
            SELECT `id`, row_number() OVER (PARTITION BY `email` ORDER BY `id`) AS `_migrator_place`
            FROM `account`
        ) AS `numbered`
        WHERE `_migrator_place` > 1
    );
-- check: `full_name` occurs more than once in `account`
WITH `account` AS (SELECT `id`, `email`, `full_name` FROM (SELECT `id`, `email`, `full_name`, row_number() OVER (PARTITION BY `email` ORDER BY `id`) AS `_migrator_place` FROM (SELECT `id`, `email`, `name` AS `full_name` FROM `account`) AS `account`) AS `account` WHERE (`_migrator_place` > 1) IS NOT TRUE)
SELECT `full_name`, count(*) AS `rows`
FROM `account`
GROUP BY `full_name`
HAVING count(*) > 1;
ALTER TABLE `account` RENAME COLUMN `name` TO `full_name`;
CREATE TABLE `_retired_20250101000002_account_email_key` (
    `id` BIGINT NOT NULL PRIMARY KEY,
    `email` VARCHAR(40) NOT NULL,
    `full_name` VARCHAR(40) NOT NULL
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
INSERT INTO `_retired_20250101000002_account_email_key` (`id`, `email`, `full_name`)
SELECT `id`, `email`, `full_name`
FROM `account`
WHERE `id` IN (
    SELECT `id`
    FROM (
        SELECT `id`, row_number() OVER (PARTITION BY `email` ORDER BY `id`) AS `_migrator_place`
        FROM `account`
    ) AS `numbered`
    WHERE `_migrator_place` > 1
)
FOR UPDATE;
DELETE `account`
FROM `account` JOIN `_retired_20250101000002_account_email_key` AS `kept` ON `account`.`id` = `kept`.`id`;
-- check: `email` occurs more than once in `account`
SELECT `email`, count(*) AS `rows`
FROM `account`
GROUP BY `email`
HAVING count(*) > 1;
-- check: `full_name` occurs more than once in `account`
SELECT `full_name`, count(*) AS `rows`
FROM `account`
GROUP BY `full_name`
HAVING count(*) > 1;
ALTER TABLE `account`
    ADD UNIQUE INDEX `account_email_key` (`email`),
    ADD UNIQUE INDEX `account_full_name_key` (`full_name`);
