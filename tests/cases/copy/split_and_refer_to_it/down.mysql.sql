-- check: `author` of `book` is required and has no value
WITH `book` AS (SELECT `id`, `length`, `author_id`, `_retired_20250101000002_author` AS `author` FROM `book`)
SELECT `id`
FROM `book`
WHERE `author` IS NULL;
ALTER TABLE `book` RENAME COLUMN `_retired_20250101000002_author` TO `author`;
ALTER TABLE `book` DROP FOREIGN KEY `book_author_id_fkey`;
ALTER TABLE `book`
    DROP INDEX `book_author_id_fkey`,
    MODIFY COLUMN `author` VARCHAR(50) NOT NULL,
    CHANGE COLUMN `author_id` `_retired_20250101000002_author_id` BIGINT;
ALTER TABLE `book` RENAME COLUMN `length` TO `pages`;
ALTER TABLE `author` DROP INDEX `author_name_key`;
RENAME TABLE `author` TO `_retired_20250101000002_author`;
