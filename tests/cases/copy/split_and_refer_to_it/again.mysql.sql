-- check: `id` of `author` does not fit int64
WITH `book` AS (SELECT `id`, `pages` AS `length`, `author`, `_retired_20250101000002_author_id` FROM `book`),
    `author` AS (SELECT `id`, `name`, `written` FROM `_retired_20250101000002_author`)
SELECT *
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `author` WHERE `author`.`id` = `_migrator_from`.`id`)) AND `id` IS NOT NULL AND (ROUND(`id`) BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
-- check: `name` of `author` is required and has no value
WITH `book` AS (SELECT `id`, `pages` AS `length`, `author`, `_retired_20250101000002_author_id` FROM `book`),
    `author` AS (SELECT `id`, `name`, `written` FROM `_retired_20250101000002_author`)
SELECT *
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `author` WHERE `author`.`id` = `_migrator_from`.`id`)) AND `name` IS NULL;
-- check: `written` of `author` is required and has no value
WITH `book` AS (SELECT `id`, `pages` AS `length`, `author`, `_retired_20250101000002_author_id` FROM `book`),
    `author` AS (SELECT `id`, `name`, `written` FROM `_retired_20250101000002_author`)
SELECT *
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `author` WHERE `author`.`id` = `_migrator_from`.`id`)) AND `written` IS NULL;
-- check: `written` of `author` does not fit int64
WITH `book` AS (SELECT `id`, `pages` AS `length`, `author`, `_retired_20250101000002_author_id` FROM `book`),
    `author` AS (SELECT `id`, `name`, `written` FROM `_retired_20250101000002_author`)
SELECT *
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `author` WHERE `author`.`id` = `_migrator_from`.`id`)) AND `written` IS NOT NULL AND (ROUND(`written`) BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
-- check: `id` occurs more than once in `author`
WITH `book` AS (SELECT `id`, `pages` AS `length`, `author`, `_retired_20250101000002_author_id` FROM `book`),
    `author` AS (SELECT `id`, `name`, `written` FROM `_retired_20250101000002_author`)
SELECT `id`, count(*) AS `rows`
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `author` WHERE `author`.`id` = `_migrator_from`.`id`)) AND `id` IS NOT NULL
GROUP BY `id`
HAVING count(*) > 1;
-- check: `name` occurs more than once in `author`
WITH `book` AS (SELECT `id`, `pages` AS `length`, `author`, `_retired_20250101000002_author_id` FROM `book`),
    `author` AS (SELECT `id`, `name`, `written` FROM `_retired_20250101000002_author`)
SELECT `name`, count(*) AS `rows`
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `author` WHERE `author`.`id` = `_migrator_from`.`id`)) AND `name` IS NOT NULL
GROUP BY `name`
HAVING count(*) > 1;
-- check: rows to be copied into `author` have the `name` of rows that are there
WITH `book` AS (SELECT `id`, `pages` AS `length`, `author`, `_retired_20250101000002_author_id` FROM `book`),
    `author` AS (SELECT `id`, `name`, `written` FROM `_retired_20250101000002_author`)
SELECT *
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `author` WHERE `author`.`id` = `_migrator_from`.`id`)) AND EXISTS (SELECT 1 FROM `author` WHERE `author`.`name` = `_migrator_from`.`name`);
-- check: `name` occurs more than once in `author`
WITH `author` AS (SELECT `id`, `name`, `written` FROM `_retired_20250101000002_author`)
SELECT `name`, count(*) AS `rows`
FROM `author`
GROUP BY `name`
HAVING count(*) > 1;
RENAME TABLE `_retired_20250101000002_author` TO `author`;
ALTER TABLE `book` RENAME COLUMN `pages` TO `length`;
ALTER TABLE `author` ADD UNIQUE INDEX `author_name_key` (`name`);
-- check: `id` of `author` does not fit int64
SELECT *
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `author` WHERE `author`.`id` = `_migrator_from`.`id`)) AND `id` IS NOT NULL AND (ROUND(`id`) BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
-- check: `name` of `author` is required and has no value
SELECT *
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `author` WHERE `author`.`id` = `_migrator_from`.`id`)) AND `name` IS NULL;
-- check: `written` of `author` is required and has no value
SELECT *
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `author` WHERE `author`.`id` = `_migrator_from`.`id`)) AND `written` IS NULL;
-- check: `written` of `author` does not fit int64
SELECT *
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `author` WHERE `author`.`id` = `_migrator_from`.`id`)) AND `written` IS NOT NULL AND (ROUND(`written`) BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
-- check: `id` occurs more than once in `author`
SELECT `id`, count(*) AS `rows`
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `author` WHERE `author`.`id` = `_migrator_from`.`id`)) AND `id` IS NOT NULL
GROUP BY `id`
HAVING count(*) > 1;
-- check: `name` occurs more than once in `author`
SELECT `name`, count(*) AS `rows`
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `author` WHERE `author`.`id` = `_migrator_from`.`id`)) AND `name` IS NOT NULL
GROUP BY `name`
HAVING count(*) > 1;
-- check: rows to be copied into `author` have the `name` of rows that are there
SELECT *
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `author` WHERE `author`.`id` = `_migrator_from`.`id`)) AND EXISTS (SELECT 1 FROM `author` WHERE `author`.`name` = `_migrator_from`.`name`);
INSERT INTO `author` (`id`, `name`, `written`)
SELECT `id`, `name`, `written`
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `author` WHERE `author`.`id` = `_migrator_from`.`id`));
-- check: `author_id` of `book` is required and has no value
WITH `book` AS (SELECT `id`, `length`, `author`, `_retired_20250101000002_author_id` AS `author_id` FROM `book`)
SELECT `id`
FROM `book`
WHERE COALESCE(`author_id`, (SELECT a.id FROM author a WHERE a.name = author)) IS NULL;
-- check: `author_id` of `book` does not fit int64
WITH `book` AS (SELECT `id`, `length`, `author`, `_retired_20250101000002_author_id` AS `author_id` FROM `book`)
SELECT `id`, `author_id`
FROM (SELECT COALESCE(`author_id`, (SELECT a.id FROM author a WHERE a.name = author)) AS `author_id`, `id` FROM `book`) AS `book`
WHERE `author_id` IS NOT NULL AND (ROUND(`author_id`) BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
-- check: `author_id` of `book` refers to rows that `author` does not have
WITH `book` AS (SELECT `id`, `length`, `author`, `_retired_20250101000002_author_id` AS `author_id` FROM `book`)
SELECT `id`, `author_id`
FROM (SELECT COALESCE(`author_id`, (SELECT a.id FROM author a WHERE a.name = author)) AS `author_id`, `id` FROM `book`) AS `book`
WHERE `author_id` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM `author` AS `target` WHERE `target`.`id` = `book`.`author_id`);
ALTER TABLE `book` RENAME COLUMN `_retired_20250101000002_author_id` TO `author_id`;
UPDATE `book` SET `author_id` = COALESCE(`author_id`, (SELECT a.id FROM author a WHERE a.name = author));
ALTER TABLE `book`
    MODIFY COLUMN `author_id` BIGINT NOT NULL,
    CHANGE COLUMN `author` `_retired_20250101000002_author` VARCHAR(50),
    ADD INDEX `book_author_id_fkey` (`author_id`);
ALTER TABLE `book` ADD CONSTRAINT `book_author_id_fkey` FOREIGN KEY (`author_id`) REFERENCES `author` (`id`);
