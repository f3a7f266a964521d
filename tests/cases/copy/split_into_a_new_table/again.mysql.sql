-- check: `user_id` of `address` is required and has no value
WITH `address` AS (SELECT `id`, `user_id`, `street`, `city`, `kind` FROM `_retired_20250101000002_address`)
SELECT *
FROM (
    SELECT id AS user_id, street, city FROM user WHERE street IS NOT NULL
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `address` WHERE `address`.`user_id` = `_migrator_from`.`user_id`)) AND `user_id` IS NULL;
-- check: `street` of `address` is required and has no value
WITH `address` AS (SELECT `id`, `user_id`, `street`, `city`, `kind` FROM `_retired_20250101000002_address`)
SELECT *
FROM (
    SELECT id AS user_id, street, city FROM user WHERE street IS NOT NULL
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `address` WHERE `address`.`user_id` = `_migrator_from`.`user_id`)) AND `street` IS NULL;
-- check: `user_id` occurs more than once in `address`
WITH `address` AS (SELECT `id`, `user_id`, `street`, `city`, `kind` FROM `_retired_20250101000002_address`)
SELECT `user_id`, count(*) AS `rows`
FROM (
    SELECT id AS user_id, street, city FROM user WHERE street IS NOT NULL
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `address` WHERE `address`.`user_id` = `_migrator_from`.`user_id`)) AND `user_id` IS NOT NULL
GROUP BY `user_id`
HAVING count(*) > 1;
-- check: `user_id` of `address` refers to rows that `user` does not have
WITH `address` AS (SELECT `id`, `user_id`, `street`, `city`, `kind` FROM `_retired_20250101000002_address`)
SELECT *
FROM (
    SELECT id AS user_id, street, city FROM user WHERE street IS NOT NULL
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `address` WHERE `address`.`user_id` = `_migrator_from`.`user_id`)) AND `user_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `user` WHERE `user`.`id` = `_migrator_from`.`user_id`);
-- check: rows of `address` fail the check `address_check`
WITH `address` AS (SELECT `id`, `user_id`, `street`, `city`, `kind` FROM `_retired_20250101000002_address`)
SELECT *
FROM (
    SELECT id AS user_id, street, city FROM user WHERE street IS NOT NULL
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `address` WHERE `address`.`user_id` = `_migrator_from`.`user_id`)) AND NOT (street <> '');
-- check: `user_id` occurs more than once in `address`
WITH `address` AS (SELECT `id`, `user_id`, `street`, `city`, `kind` FROM `_retired_20250101000002_address`)
SELECT `user_id`, count(*) AS `rows`
FROM `address`
GROUP BY `user_id`
HAVING count(*) > 1;
-- check: rows of `address` fail the check `address_check`
WITH `address` AS (SELECT `id`, `user_id`, `street`, `city`, `kind` FROM `_retired_20250101000002_address`)
SELECT `id`, `street`
FROM `address`
WHERE NOT (street <> '');
-- check: `user_id` of `address` refers to rows that `user` does not have
WITH `address` AS (SELECT `id`, `user_id`, `street`, `city`, `kind` FROM `_retired_20250101000002_address`)
SELECT `id`, `user_id`
FROM `address`
WHERE `user_id` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM `user` AS `target` WHERE `target`.`id` = `address`.`user_id`);
RENAME TABLE `_retired_20250101000002_address` TO `address`;
ALTER TABLE `address`
    ADD CONSTRAINT `address_check` CHECK (street <> ''),
    ADD UNIQUE INDEX `address_user_id_key` (`user_id`);
ALTER TABLE `address` ADD CONSTRAINT `address_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `user` (`id`) ON DELETE CASCADE;
-- check: `user_id` of `address` is required and has no value
SELECT *
FROM (
    SELECT id AS user_id, street, city FROM user WHERE street IS NOT NULL
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `address` WHERE `address`.`user_id` = `_migrator_from`.`user_id`)) AND `user_id` IS NULL;
-- check: `street` of `address` is required and has no value
SELECT *
FROM (
    SELECT id AS user_id, street, city FROM user WHERE street IS NOT NULL
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `address` WHERE `address`.`user_id` = `_migrator_from`.`user_id`)) AND `street` IS NULL;
-- check: `user_id` occurs more than once in `address`
SELECT `user_id`, count(*) AS `rows`
FROM (
    SELECT id AS user_id, street, city FROM user WHERE street IS NOT NULL
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `address` WHERE `address`.`user_id` = `_migrator_from`.`user_id`)) AND `user_id` IS NOT NULL
GROUP BY `user_id`
HAVING count(*) > 1;
-- check: `user_id` of `address` refers to rows that `user` does not have
SELECT *
FROM (
    SELECT id AS user_id, street, city FROM user WHERE street IS NOT NULL
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `address` WHERE `address`.`user_id` = `_migrator_from`.`user_id`)) AND `user_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `user` WHERE `user`.`id` = `_migrator_from`.`user_id`);
-- check: rows of `address` fail the check `address_check`
SELECT *
FROM (
    SELECT id AS user_id, street, city FROM user WHERE street IS NOT NULL
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `address` WHERE `address`.`user_id` = `_migrator_from`.`user_id`)) AND NOT (street <> '');
INSERT INTO `address` (`user_id`, `street`, `city`)
SELECT `user_id`, `street`, `city`
FROM (
    SELECT id AS user_id, street, city FROM user WHERE street IS NOT NULL
) AS `_migrator_from`
WHERE NOT (EXISTS (SELECT 1 FROM `address` WHERE `address`.`user_id` = `_migrator_from`.`user_id`));
ALTER TABLE `user`
    RENAME COLUMN `street` TO `_retired_20250101000002_street`,
    RENAME COLUMN `city` TO `_retired_20250101000002_city`;
