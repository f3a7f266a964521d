-- check: a foreign key that no entity has refers to rows of `member` that are to leave
SELECT table_name AS `table`, constraint_name AS `foreign_key`
FROM information_schema.key_column_usage
WHERE referenced_table_schema = database() AND referenced_table_name = 'member'
    AND NOT (table_schema = database() AND table_name IN ('member'))
    AND EXISTS (
        SELECT `id`
        FROM `member`
        WHERE `person` IS NULL
    );
-- check: a foreign key that no entity has refers to rows of `member` that are to leave
WITH `member` AS (SELECT `id`, `team`, `person`, `since` FROM `member` WHERE (`person` IS NULL) IS NOT TRUE)
SELECT table_name AS `table`, constraint_name AS `foreign_key`
FROM information_schema.key_column_usage
WHERE referenced_table_schema = database() AND referenced_table_name = 'member'
    AND NOT (table_schema = database() AND table_name IN ('member'))
    AND EXISTS (
        SELECT `id`
        FROM (
            SELECT `id`, row_number() OVER (PARTITION BY `team`, `person` ORDER BY `id`) AS `_migrator_place`
            FROM `member`
            WHERE `person` IS NOT NULL
        ) AS `numbered`
        WHERE `_migrator_place` > 1
    );
CREATE TABLE `_retired_20250101000002_member_pkey` (
    `id` BIGINT NOT NULL PRIMARY KEY,
    `team` BIGINT NOT NULL,
    `person` BIGINT,
    `since` BIGINT
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
INSERT INTO `_retired_20250101000002_member_pkey` (`id`, `team`, `person`, `since`)
SELECT `id`, `team`, `person`, `since`
FROM `member`
WHERE `id` IN (
    SELECT `id`
    FROM `member`
    WHERE `person` IS NULL
)
FOR UPDATE;
DELETE `member`
FROM `member` JOIN `_retired_20250101000002_member_pkey` AS `kept` ON `member`.`id` = `kept`.`id`;
-- check: a foreign key that no entity has refers to rows of `member` that are to leave
SELECT table_name AS `table`, constraint_name AS `foreign_key`
FROM information_schema.key_column_usage
WHERE referenced_table_schema = database() AND referenced_table_name = 'member'
    AND NOT (table_schema = database() AND table_name IN ('member'))
    AND EXISTS (
        SELECT `id`
        FROM (
            SELECT `id`, row_number() OVER (PARTITION BY `team`, `person` ORDER BY `id`) AS `_migrator_place`
            FROM `member`
            WHERE `person` IS NOT NULL
        ) AS `numbered`
        WHERE `_migrator_place` > 1
    );
CREATE TABLE `_retired_20250101000002_member_pkey2` (
    `id` BIGINT NOT NULL PRIMARY KEY,
    `team` BIGINT NOT NULL,
    `person` BIGINT,
    `since` BIGINT
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
INSERT INTO `_retired_20250101000002_member_pkey2` (`id`, `team`, `person`, `since`)
SELECT `id`, `team`, `person`, `since`
FROM `member`
WHERE `id` IN (
    SELECT `id`
    FROM (
        SELECT `id`, row_number() OVER (PARTITION BY `team`, `person` ORDER BY `id`) AS `_migrator_place`
        FROM `member`
        WHERE `person` IS NOT NULL
    ) AS `numbered`
    WHERE `_migrator_place` > 1
)
FOR UPDATE;
DELETE `member`
FROM `member` JOIN `_retired_20250101000002_member_pkey2` AS `kept` ON `member`.`id` = `kept`.`id`;
-- check: `person` of `member` is required and has no value
SELECT `id`
FROM `member`
WHERE `person` IS NULL;
-- check: `team`, `person` occur together more than once in `member`
SELECT `team`, `person`, count(*) AS `rows`
FROM `member`
GROUP BY `team`, `person`
HAVING count(*) > 1;
ALTER TABLE `member`
    DROP PRIMARY KEY,
    MODIFY COLUMN `person` BIGINT NOT NULL,
    CHANGE COLUMN `id` `_retired_20250101000002_id` BIGINT,
    ADD PRIMARY KEY (`team`, `person`);
