-- check: `id` of `author` does not fit int64
WITH `book` AS (SELECT `id`, `author`, `pages` AS `length` FROM `book`)
SELECT *
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS `_migrator_from`
WHERE `id` IS NOT NULL AND (ROUND(`id`) BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
-- check: `name` of `author` is required and has no value
WITH `book` AS (SELECT `id`, `author`, `pages` AS `length` FROM `book`)
SELECT *
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS `_migrator_from`
WHERE `name` IS NULL;
-- check: `written` of `author` is required and has no value
WITH `book` AS (SELECT `id`, `author`, `pages` AS `length` FROM `book`)
SELECT *
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS `_migrator_from`
WHERE `written` IS NULL;
-- check: `written` of `author` does not fit int64
WITH `book` AS (SELECT `id`, `author`, `pages` AS `length` FROM `book`)
SELECT *
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS `_migrator_from`
WHERE `written` IS NOT NULL AND (ROUND(`written`) BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
-- check: `id` occurs more than once in `author`
WITH `book` AS (SELECT `id`, `author`, `pages` AS `length` FROM `book`)
SELECT `id`, count(*) AS `rows`
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS `_migrator_from`
WHERE `id` IS NOT NULL
GROUP BY `id`
HAVING count(*) > 1;
-- check: `name` occurs more than once in `author`
WITH `book` AS (SELECT `id`, `author`, `pages` AS `length` FROM `book`)
SELECT `name`, count(*) AS `rows`
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS `_migrator_from`
WHERE `name` IS NOT NULL
GROUP BY `name`
HAVING count(*) > 1;
-- check: `author_id` of `book` is required and has no value
WITH `book` AS (SELECT `id`, `author`, `pages` AS `length` FROM `book`),
    `author` AS (SELECT `id`, `name`, `written` FROM (SELECT NULL AS `id`, NULL AS `name`, NULL AS `written` FROM (SELECT 1) AS `nothing` WHERE 1 = 0) AS `author` UNION ALL SELECT `id`, CONVERT(`name` USING utf8mb4) COLLATE utf8mb4_bin, `written` FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS `_migrator_from`)
SELECT `id`
FROM `book`
WHERE (SELECT a.id FROM author a WHERE a.name = author) IS NULL;
-- check: `author_id` of `book` does not fit int64
WITH `book` AS (SELECT `id`, `author`, `pages` AS `length` FROM `book`),
    `author` AS (SELECT `id`, `name`, `written` FROM (SELECT NULL AS `id`, NULL AS `name`, NULL AS `written` FROM (SELECT 1) AS `nothing` WHERE 1 = 0) AS `author` UNION ALL SELECT `id`, CONVERT(`name` USING utf8mb4) COLLATE utf8mb4_bin, `written` FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS `_migrator_from`)
SELECT `id`, `author_id`
FROM (SELECT (SELECT a.id FROM author a WHERE a.name = author) AS `author_id`, `id` FROM `book`) AS `book`
WHERE `author_id` IS NOT NULL AND (ROUND(`author_id`) BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
-- check: `author_id` of `book` refers to rows that `author` does not have
WITH `book` AS (SELECT `id`, `author`, `pages` AS `length` FROM `book`),
    `author` AS (SELECT `id`, `name`, `written` FROM (SELECT NULL AS `id`, NULL AS `name`, NULL AS `written` FROM (SELECT 1) AS `nothing` WHERE 1 = 0) AS `author` UNION ALL SELECT `id`, CONVERT(`name` USING utf8mb4) COLLATE utf8mb4_bin, `written` FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS `_migrator_from`)
SELECT `id`, `author_id`
FROM (SELECT (SELECT a.id FROM author a WHERE a.name = author) AS `author_id`, `id` FROM `book`) AS `book`
WHERE `author_id` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM `author` AS `target` WHERE `target`.`id` = `book`.`author_id`);
ALTER TABLE `book` RENAME COLUMN `pages` TO `length`;
CREATE TABLE `author` (
    `id` BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    `name` VARCHAR(50) NOT NULL,
    `written` BIGINT NOT NULL,
    UNIQUE INDEX `author_name_key` (`name`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
-- check: `id` of `author` does not fit int64
SELECT *
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS `_migrator_from`
WHERE `id` IS NOT NULL AND (ROUND(`id`) BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
-- check: `name` of `author` is required and has no value
SELECT *
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS `_migrator_from`
WHERE `name` IS NULL;
-- check: `written` of `author` is required and has no value
SELECT *
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS `_migrator_from`
WHERE `written` IS NULL;
-- check: `written` of `author` does not fit int64
SELECT *
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS `_migrator_from`
WHERE `written` IS NOT NULL AND (ROUND(`written`) BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
-- check: `id` occurs more than once in `author`
SELECT `id`, count(*) AS `rows`
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS `_migrator_from`
WHERE `id` IS NOT NULL
GROUP BY `id`
HAVING count(*) > 1;
-- check: `name` occurs more than once in `author`
SELECT `name`, count(*) AS `rows`
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS `_migrator_from`
WHERE `name` IS NOT NULL
GROUP BY `name`
HAVING count(*) > 1;
INSERT INTO `author` (`id`, `name`, `written`)
SELECT `id`, `name`, `written`
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS `_migrator_from`;
-- check: `author_id` of `book` is required and has no value
SELECT `id`
FROM `book`
WHERE (SELECT a.id FROM author a WHERE a.name = author) IS NULL;
-- check: `author_id` of `book` does not fit int64
SELECT `id`, `author_id`
FROM (SELECT (SELECT a.id FROM author a WHERE a.name = author) AS `author_id`, `id` FROM `book`) AS `book`
WHERE `author_id` IS NOT NULL AND (ROUND(`author_id`) BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
-- check: `author_id` of `book` refers to rows that `author` does not have
SELECT `id`, `author_id`
FROM (SELECT (SELECT a.id FROM author a WHERE a.name = author) AS `author_id`, `id` FROM `book`) AS `book`
WHERE `author_id` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM `author` AS `target` WHERE `target`.`id` = `book`.`author_id`);
ALTER TABLE `book` ADD COLUMN `author_id` BIGINT;
UPDATE `book` SET `author_id` = (SELECT a.id FROM author a WHERE a.name = author);
ALTER TABLE `book`
    MODIFY COLUMN `author_id` BIGINT NOT NULL,
    CHANGE COLUMN `author` `_retired_20250101000002_author` VARCHAR(50),
    ADD INDEX `book_author_id_fkey` (`author_id`);
ALTER TABLE `book` ADD CONSTRAINT `book_author_id_fkey` FOREIGN KEY (`author_id`) REFERENCES `author` (`id`);
