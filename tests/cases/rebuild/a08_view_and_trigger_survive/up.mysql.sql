-- check: `name` of `parent` is required and has no value
SELECT `id`
FROM `parent`
WHERE `name` IS NULL;
ALTER TABLE `parent` MODIFY COLUMN `name` LONGTEXT NOT NULL;
