-- check: `name` occurs more than once in `account`
WITH `account` AS (SELECT `id`, `name`, `owner_id` FROM `_retired_20250101000002_account`)
SELECT `name`, count(*) AS `rows`
FROM `account`
GROUP BY `name`
HAVING count(*) > 1;
-- check: `owner_id` of `account` refers to rows that `person` does not have
WITH `person` AS (SELECT `id`, `name` FROM `account`),
    `account` AS (SELECT `id`, `name`, `owner_id` FROM `_retired_20250101000002_account`)
SELECT `id`, `owner_id`
FROM `account`
WHERE `owner_id` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM `person` AS `target` WHERE `target`.`id` = `account`.`owner_id`);
RENAME TABLE
    `account` TO `person`,
    `_retired_20250101000002_account` TO `account`;
ALTER TABLE `person` RENAME INDEX `account_name_key` TO `person_name_key`;
ALTER TABLE `account`
    ADD UNIQUE INDEX `account_name_key` (`name`),
    ADD INDEX `account_owner_id_fkey` (`owner_id`);
ALTER TABLE `account` ADD CONSTRAINT `account_owner_id_fkey` FOREIGN KEY (`owner_id`) REFERENCES `person` (`id`);
