-- check: `n` of `u` is required and has no value
SELECT `id`
FROM `u`
WHERE `n` IS NULL;
ALTER TABLE `u` MODIFY COLUMN `n` BIGINT NOT NULL DEFAULT 0;
