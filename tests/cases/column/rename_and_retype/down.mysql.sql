-- check: `age` of `user` does not fit int64
WITH `user` AS (SELECT `id`, `years` AS `age` FROM `user`)
SELECT `id`, `age`
FROM `user`
WHERE `age` IS NOT NULL AND (`age` REGEXP '^(0|-?[1-9][0-9]{0,63})\\z' AND CAST(`age` AS DECIMAL(65, 0)) BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
ALTER TABLE `user` RENAME COLUMN `years` TO `age`;
ALTER TABLE `user` MODIFY COLUMN `age` BIGINT NOT NULL;
