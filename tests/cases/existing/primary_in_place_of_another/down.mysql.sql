-- check: `id` of `member` is 0, which stands for the next number
WITH `member` AS (SELECT `team`, `person`, `since`, `_retired_20250101000002_id` AS `id` FROM `member`)
SELECT `team`, `person`, `id`
FROM `member`
WHERE `id` = 0;
ALTER TABLE `member` RENAME COLUMN `_retired_20250101000002_id` TO `id`;
ALTER TABLE `member` ADD COLUMN `_migrator_number` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT UNIQUE;
UPDATE `member` CROSS JOIN (SELECT COALESCE(MAX(`id`), 0) AS `last` FROM `member`) AS `numbers`
SET `id` = `last` + `_migrator_number`
WHERE `id` IS NULL;
ALTER TABLE `member`
    DROP PRIMARY KEY,
    DROP COLUMN `_migrator_number`,
    MODIFY COLUMN `person` BIGINT,
    MODIFY COLUMN `id` BIGINT NOT NULL AUTO_INCREMENT,
    ADD PRIMARY KEY (`id`);
UPDATE `member`
SET `id` = `id` + (SELECT max(`last`) FROM (SELECT max(`id`) AS `last` FROM `member` UNION ALL SELECT max(`id`) FROM `_retired_20250101000002_member_pkey2`) AS `both`)
WHERE `id` IN (SELECT `id` FROM `_retired_20250101000002_member_pkey2`);
-- check: rows of `member` that were kept aside have a primary key that was given again
SELECT `kept`.`id`
FROM `_retired_20250101000002_member_pkey2` AS `kept`
WHERE EXISTS (SELECT 1 FROM `member` WHERE `member`.`id` = `kept`.`id`);
INSERT INTO `member` (`team`, `person`, `since`, `id`)
SELECT `team`, `person`, `since`, `id`
FROM `_retired_20250101000002_member_pkey2`;
DELETE FROM `_retired_20250101000002_member_pkey2`;
UPDATE `member`
SET `id` = `id` + (SELECT max(`last`) FROM (SELECT max(`id`) AS `last` FROM `member` UNION ALL SELECT max(`id`) FROM `_retired_20250101000002_member_pkey`) AS `both`)
WHERE `id` IN (SELECT `id` FROM `_retired_20250101000002_member_pkey`);
-- check: rows of `member` that were kept aside have a primary key that was given again
SELECT `kept`.`id`
FROM `_retired_20250101000002_member_pkey` AS `kept`
WHERE EXISTS (SELECT 1 FROM `member` WHERE `member`.`id` = `kept`.`id`);
INSERT INTO `member` (`team`, `person`, `since`, `id`)
SELECT `team`, `person`, `since`, `id`
FROM `_retired_20250101000002_member_pkey`;
DELETE FROM `_retired_20250101000002_member_pkey`;
