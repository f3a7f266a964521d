-- check: a foreign key that no entity has refers to rows of `account` that are to leave
SELECT table_name AS `table`, constraint_name AS `foreign_key`
FROM information_schema.key_column_usage
WHERE referenced_table_schema = database() AND referenced_table_name = 'account'
    AND NOT (table_schema = database() AND table_name IN ('account', 'letter'))
    AND EXISTS (
        SELECT `id`
        FROM (
            SELECT `id`, row_number() OVER (PARTITION BY `email` ORDER BY `id` DESC) AS `_migrator_place`
            FROM `account`
            WHERE `email` IS NOT NULL
        ) AS `numbered`
        WHERE `_migrator_place` > 1
    );
-- check: rows of `account` that are to be kept aside are referred to by `account` of `letter`
SELECT `id`
FROM `account`
WHERE `id` IN (
    SELECT `id`
    FROM (
        SELECT `id`, row_number() OVER (PARTITION BY `email` ORDER BY `id` DESC) AS `_migrator_place`
        FROM `account`
        WHERE `email` IS NOT NULL
    ) AS `numbered`
    WHERE `_migrator_place` > 1
)
    AND EXISTS (SELECT 1 FROM `letter` AS `other` WHERE `other`.`account` = `account`.`id`);
INSERT INTO `_retired_20250101000002_account_email_key` (`id`, `email`)
SELECT `id`, `email`
FROM `account`
WHERE `id` IN (
    SELECT `id`
    FROM (
        SELECT `id`, row_number() OVER (PARTITION BY `email` ORDER BY `id` DESC) AS `_migrator_place`
        FROM `account`
        WHERE `email` IS NOT NULL
    ) AS `numbered`
    WHERE `_migrator_place` > 1
)
FOR UPDATE;
-- check: rows of `account` that are to be kept aside are referred to by `account` of `letter`
SELECT `id`
FROM `account`
WHERE `id` IN (SELECT `id` FROM `_retired_20250101000002_account_email_key`)
    AND EXISTS (SELECT 1 FROM `letter` AS `other` WHERE `other`.`account` = `account`.`id`);
DELETE `account`
FROM `account` JOIN `_retired_20250101000002_account_email_key` AS `kept` ON `account`.`id` = `kept`.`id`;
-- check: `email` occurs more than once in `account`
SELECT `email`, count(*) AS `rows`
FROM `account`
WHERE `email` IS NOT NULL
GROUP BY `email`
HAVING count(*) > 1;
ALTER TABLE `account` ADD UNIQUE INDEX `account_email_key` (`email`);
