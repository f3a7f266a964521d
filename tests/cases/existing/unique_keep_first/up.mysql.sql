-- check: a foreign key that no entity has refers to rows of `member` that are to leave
SELECT table_name AS `table`, constraint_name AS `foreign_key`
FROM information_schema.key_column_usage
WHERE referenced_table_schema = database() AND referenced_table_name = 'member'
    AND NOT (table_schema = database() AND table_name IN ('member'))
    AND EXISTS (
        SELECT `org`, `name`
        FROM (
            SELECT `org`, `name`, row_number() OVER (PARTITION BY `org`, `email` ORDER BY `org`, `name`) AS `_migrator_place`
            FROM `member`
        ) AS `numbered`
        WHERE `_migrator_place` > 1
    );
CREATE TABLE `_retired_20250101000002_member_org_email_key` (
    `org` BIGINT NOT NULL,
    `name` VARCHAR(40) NOT NULL,
    `email` VARCHAR(40) NOT NULL,
    `phone` LONGTEXT,
    PRIMARY KEY (`org`, `name`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
INSERT INTO `_retired_20250101000002_member_org_email_key` (`org`, `name`, `email`, `phone`)
SELECT `org`, `name`, `email`, `phone`
FROM `member`
WHERE (`org`, `name`) IN (
    SELECT `org`, `name`
    FROM (
        SELECT `org`, `name`, row_number() OVER (PARTITION BY `org`, `email` ORDER BY `org`, `name`) AS `_migrator_place`
        FROM `member`
    ) AS `numbered`
    WHERE `_migrator_place` > 1
)
FOR UPDATE;
DELETE `member`
FROM `member` JOIN `_retired_20250101000002_member_org_email_key` AS `kept` ON `member`.`org` = `kept`.`org` AND `member`.`name` = `kept`.`name`;
-- check: `org`, `email` occur together more than once in `member`
SELECT `org`, `email`, count(*) AS `rows`
FROM `member`
GROUP BY `org`, `email`
HAVING count(*) > 1;
ALTER TABLE `member` ADD UNIQUE INDEX `member_org_email_key` (`org`, `email`);
