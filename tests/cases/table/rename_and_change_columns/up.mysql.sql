-- check: `age` of `person` is required and has no value
WITH `person` AS (SELECT `id`, `name` AS `full_name`, `age` FROM `user`)
SELECT `id`
FROM `person`
WHERE `age` IS NULL;
RENAME TABLE `user` TO `person`;
ALTER TABLE `person` RENAME COLUMN `name` TO `full_name`;
ALTER TABLE `person` MODIFY COLUMN `age` INT NOT NULL;
