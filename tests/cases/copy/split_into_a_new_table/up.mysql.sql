-- check: `user_id` of `address` is required and has no value
SELECT *
FROM (
    SELECT id AS user_id, street, city FROM user WHERE street IS NOT NULL
) AS `_migrator_from`
WHERE `user_id` IS NULL;
-- check: `street` of `address` is required and has no value
SELECT *
FROM (
    SELECT id AS user_id, street, city FROM user WHERE street IS NOT NULL
) AS `_migrator_from`
WHERE `street` IS NULL;
-- check: `user_id` occurs more than once in `address`
SELECT `user_id`, count(*) AS `rows`
FROM (
    SELECT id AS user_id, street, city FROM user WHERE street IS NOT NULL
) AS `_migrator_from`
WHERE `user_id` IS NOT NULL
GROUP BY `user_id`
HAVING count(*) > 1;
-- check: `user_id` of `address` refers to rows that `user` does not have
SELECT *
FROM (
    SELECT id AS user_id, street, city FROM user WHERE street IS NOT NULL
) AS `_migrator_from`
WHERE `user_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `user` WHERE `user`.`id` = `_migrator_from`.`user_id`);
-- check: rows of `address` fail the check `address_check`
SELECT *
FROM (
    SELECT id AS user_id, street, city FROM user WHERE street IS NOT NULL
) AS `_migrator_from`
WHERE NOT (street <> '');
CREATE TABLE `address` (
    `id` BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    `user_id` BIGINT NOT NULL,
    `street` LONGTEXT NOT NULL,
    `city` LONGTEXT,
    `kind` LONGTEXT NOT NULL DEFAULT ('home'),
    UNIQUE INDEX `address_user_id_key` (`user_id`),
    CONSTRAINT `address_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `user` (`id`) ON DELETE CASCADE,
    CONSTRAINT `address_check` CHECK (street <> '')
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
INSERT INTO `address` (`user_id`, `street`, `city`)
SELECT `user_id`, `street`, `city`
FROM (
    SELECT id AS user_id, street, city FROM user WHERE street IS NOT NULL
) AS `_migrator_from`;
ALTER TABLE `user`
    RENAME COLUMN `street` TO `_retired_20250101000002_street`,
    RENAME COLUMN `city` TO `_retired_20250101000002_city`;
