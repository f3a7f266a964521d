-- check: a foreign key that no entity has refers to rows of `account` that are to leave
WITH `account` AS (SELECT `id`, `email`, `role`, `team_id`, `age`, `next`, `note` AS `_retired_20250101000002_note` FROM (SELECT `id`, `email`, `role`, `team_id`, `age`, `next`, `note` FROM (SELECT `age`, `email`, `id`, `note`, `role`, `team_id`, age + 1 AS `next` FROM (SELECT `id`, `mail` AS `email`, `role`, `team_id`, `age`, `note`, `_retired_20250101000002_next` FROM `person`) AS `account`) AS `account`) AS `account`)
SELECT table_name AS `table`, constraint_name AS `foreign_key`
FROM information_schema.key_column_usage
WHERE referenced_table_schema = database() AND referenced_table_name = 'account'
    AND NOT (table_schema = database() AND table_name IN ('account'))
    AND EXISTS (
        SELECT `id`
        FROM `account`
        WHERE NOT (age >= 0)
    );
-- check: a foreign key that no entity has refers to rows of `account` that are to leave
WITH `account` AS (SELECT `id`, `email`, `role`, `team_id`, `age`, `next`, `_retired_20250101000002_note` FROM (SELECT `id`, `email`, `role`, `team_id`, `age`, `next`, `note` AS `_retired_20250101000002_note` FROM (SELECT `id`, `email`, `role`, `team_id`, `age`, `next`, `note` FROM (SELECT `age`, `email`, `id`, `note`, `role`, `team_id`, age + 1 AS `next` FROM (SELECT `id`, `mail` AS `email`, `role`, `team_id`, `age`, `note`, `_retired_20250101000002_next` FROM `person`) AS `account`) AS `account`) AS `account`) AS `account` WHERE (NOT (age >= 0)) IS NOT TRUE)
SELECT table_name AS `table`, constraint_name AS `foreign_key`
FROM information_schema.key_column_usage
WHERE referenced_table_schema = database() AND referenced_table_name = 'account'
    AND NOT (table_schema = database() AND table_name IN ('account'))
    AND EXISTS (
        SELECT `id`
        FROM `account`
        WHERE `team_id` IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM `team` AS `target` WHERE `target`.`id` = `account`.`team_id`)
    );
-- check: a foreign key that no entity has refers to rows of `account` that are to leave
WITH `account` AS (SELECT `id`, `email`, `role`, `team_id`, `age`, `next`, `_retired_20250101000002_note` FROM (SELECT `id`, `email`, `role`, `team_id`, `age`, `next`, `_retired_20250101000002_note` FROM (SELECT `id`, `email`, `role`, `team_id`, `age`, `next`, `note` AS `_retired_20250101000002_note` FROM (SELECT `id`, `email`, `role`, `team_id`, `age`, `next`, `note` FROM (SELECT `age`, `email`, `id`, `note`, `role`, `team_id`, age + 1 AS `next` FROM (SELECT `id`, `mail` AS `email`, `role`, `team_id`, `age`, `note`, `_retired_20250101000002_next` FROM `person`) AS `account`) AS `account`) AS `account`) AS `account` WHERE (NOT (age >= 0)) IS NOT TRUE) AS `account` WHERE (`team_id` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM `team` AS `target` WHERE `target`.`id` = `account`.`team_id`)) IS NOT TRUE)
SELECT table_name AS `table`, constraint_name AS `foreign_key`
FROM information_schema.key_column_usage
WHERE referenced_table_schema = database() AND referenced_table_name = 'account'
    AND NOT (table_schema = database() AND table_name IN ('account'))
    AND EXISTS (
        SELECT `id`
        FROM (
            SELECT `id`, row_number() OVER (PARTITION BY `email`, `role` ORDER BY `age` DESC, `id` DESC) AS `_migrator_place`
            FROM `account`
        ) AS `numbered`
        WHERE `_migrator_place` > 1
    );
RENAME TABLE `person` TO `account`;
ALTER TABLE `account` RENAME COLUMN `mail` TO `email`;
ALTER TABLE `account`
    DROP COLUMN `_retired_20250101000002_next`,
    MODIFY COLUMN `age` BIGINT NOT NULL,
    ADD COLUMN `next` BIGINT GENERATED ALWAYS AS (age + 1) STORED,
    RENAME COLUMN `note` TO `_retired_20250101000002_note`;
-- check: a foreign key that no entity has refers to rows of `account` that are to leave
SELECT table_name AS `table`, constraint_name AS `foreign_key`
FROM information_schema.key_column_usage
WHERE referenced_table_schema = database() AND referenced_table_name = 'account'
    AND NOT (table_schema = database() AND table_name IN ('account'))
    AND EXISTS (
        SELECT `id`
        FROM `account`
        WHERE NOT (age >= 0)
    );
INSERT INTO `_retired_20250101000002_account_age_check` (`id`, `email`, `role`, `team_id`, `age`, `next`, `_retired_20250101000002_note`)
SELECT `id`, `email`, `role`, `team_id`, `age`, `next`, `_retired_20250101000002_note`
FROM `account`
WHERE `id` IN (
    SELECT `id`
    FROM `account`
    WHERE NOT (age >= 0)
)
FOR UPDATE;
DELETE `account`
FROM `account` JOIN `_retired_20250101000002_account_age_check` AS `kept` ON `account`.`id` = `kept`.`id`;
-- check: a foreign key that no entity has refers to rows of `account` that are to leave
SELECT table_name AS `table`, constraint_name AS `foreign_key`
FROM information_schema.key_column_usage
WHERE referenced_table_schema = database() AND referenced_table_name = 'account'
    AND NOT (table_schema = database() AND table_name IN ('account'))
    AND EXISTS (
        SELECT `id`
        FROM `account`
        WHERE `team_id` IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM `team` AS `target` WHERE `target`.`id` = `account`.`team_id`)
    );
INSERT INTO `_retired_20250101000002_account_team_id_fkey` (`id`, `email`, `role`, `team_id`, `age`, `next`, `_retired_20250101000002_note`)
SELECT `id`, `email`, `role`, `team_id`, `age`, `next`, `_retired_20250101000002_note`
FROM `account`
WHERE `id` IN (
    SELECT `id`
    FROM `account`
    WHERE `team_id` IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM `team` AS `target` WHERE `target`.`id` = `account`.`team_id`)
)
FOR UPDATE;
DELETE `account`
FROM `account` JOIN `_retired_20250101000002_account_team_id_fkey` AS `kept` ON `account`.`id` = `kept`.`id`;
-- check: a foreign key that no entity has refers to rows of `account` that are to leave
SELECT table_name AS `table`, constraint_name AS `foreign_key`
FROM information_schema.key_column_usage
WHERE referenced_table_schema = database() AND referenced_table_name = 'account'
    AND NOT (table_schema = database() AND table_name IN ('account'))
    AND EXISTS (
        SELECT `id`
        FROM (
            SELECT `id`, row_number() OVER (PARTITION BY `email`, `role` ORDER BY `age` DESC, `id` DESC) AS `_migrator_place`
            FROM `account`
        ) AS `numbered`
        WHERE `_migrator_place` > 1
    );
INSERT INTO `_retired_20250101000002_account_email_role_key` (`id`, `email`, `role`, `team_id`, `age`, `next`, `_retired_20250101000002_note`)
SELECT `id`, `email`, `role`, `team_id`, `age`, `next`, `_retired_20250101000002_note`
FROM `account`
WHERE `id` IN (
    SELECT `id`
    FROM (
        SELECT `id`, row_number() OVER (PARTITION BY `email`, `role` ORDER BY `age` DESC, `id` DESC) AS `_migrator_place`
        FROM `account`
    ) AS `numbered`
    WHERE `_migrator_place` > 1
)
FOR UPDATE;
DELETE `account`
FROM `account` JOIN `_retired_20250101000002_account_email_role_key` AS `kept` ON `account`.`id` = `kept`.`id`;
-- check: `email`, `role` occur together more than once in `account`
SELECT `email`, `role`, count(*) AS `rows`
FROM `account`
GROUP BY `email`, `role`
HAVING count(*) > 1;
-- check: rows of `account` fail the check `account_age_check`
SELECT `id`, `age`
FROM `account`
WHERE NOT (age >= 0);
-- check: `team_id` of `account` refers to rows that `team` does not have
SELECT `id`, `team_id`
FROM `account`
WHERE `team_id` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM `team` AS `target` WHERE `target`.`id` = `account`.`team_id`);
ALTER TABLE `account`
    ADD CONSTRAINT `account_age_check` CHECK (age >= 0),
    ADD UNIQUE INDEX `account_email_role_key` (`email`, `role`),
    ADD INDEX `account_team_id_fkey` (`team_id`);
ALTER TABLE `account` ADD CONSTRAINT `account_team_id_fkey` FOREIGN KEY (`team_id`) REFERENCES `team` (`id`);
