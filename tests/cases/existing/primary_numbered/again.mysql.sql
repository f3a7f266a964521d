-- check: `id` of `setting` is 0, which stands for the next number
WITH `setting` AS (SELECT `name`, `_retired_20250101000002_id` AS `id` FROM `setting`)
SELECT `id`
FROM `setting`
WHERE `id` = 0;
ALTER TABLE `setting` RENAME COLUMN `_retired_20250101000002_id` TO `id`;
ALTER TABLE `setting` ADD COLUMN `_migrator_number` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT UNIQUE;
UPDATE `setting` CROSS JOIN (SELECT COALESCE(MAX(`id`), 0) AS `last` FROM `setting`) AS `numbers`
SET `id` = `last` + `_migrator_number`
WHERE `id` IS NULL;
ALTER TABLE `setting`
    DROP COLUMN `_migrator_number`,
    MODIFY COLUMN `id` BIGINT NOT NULL AUTO_INCREMENT,
    ADD PRIMARY KEY (`id`);
