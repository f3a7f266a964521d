-- check: `x` of `t` is required and has no value
SELECT `id`
FROM `t`
WHERE `x` IS NULL;
ALTER TABLE `t` MODIFY COLUMN `x` BIGINT NOT NULL;
