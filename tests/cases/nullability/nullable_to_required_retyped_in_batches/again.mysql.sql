-- check: `code` of `user` does not fit int64
SELECT `id`, `code`
FROM (SELECT COALESCE(`_retired_after_20250101000002_code`, CAST(code AS DECIMAL)) AS `code`, `id` FROM `user`) AS `user`
WHERE `code` IS NOT NULL AND (ROUND(`code`) BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
-- check: `code` occurs more than once in `user`
SELECT `code`, count(*) AS `rows`
FROM (SELECT COALESCE(`_retired_after_20250101000002_code`, CAST(code AS DECIMAL)) AS `code` FROM `user`) AS `user`
WHERE `code` IS NOT NULL
GROUP BY `code`
HAVING count(*) > 1;
UPDATE `user` SET `_retired_after_20250101000002_code` = COALESCE(`_retired_after_20250101000002_code`, CAST(code AS DECIMAL));
ALTER TABLE `user`
    DROP INDEX `user_code_key`,
    RENAME COLUMN `_retired_after_20250101000002_code` TO `code`,
    RENAME COLUMN `code` TO `_retired_20250101000002_code`,
    ADD UNIQUE INDEX `user_code_key` (`code`);
-- in batches of 2 by id:
UPDATE `user` SET `_retired_20250101000002_filled_code` = NULL WHERE `_retired_20250101000002_filled_code` IS NOT NULL AND `code` IS NOT NULL;
-- in batches of 2 by id:
UPDATE `user` SET `code` = `_retired_20250101000002_filled_code` WHERE `_retired_20250101000002_filled_code` IS NOT NULL AND `code` IS NULL;
-- check: `code` of `user` does not fit int64
SELECT `id`, `code`
FROM (SELECT `id`, 100 + id AS `code` FROM `user` WHERE `code` IS NULL) AS `user`
WHERE `code` IS NOT NULL AND (ROUND(`code`) BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
-- in batches of 2 by id:
UPDATE `user` SET `_retired_20250101000002_filled_code` = 100 + id, `code` = 100 + id WHERE `code` IS NULL;
-- in batches of 2 by id, in one transaction:
UPDATE `user` SET `_retired_20250101000002_filled_code` = 100 + id, `code` = 100 + id WHERE `code` IS NULL;
-- check: `code` of `user` is required and has no value
SELECT `id`
FROM `user`
WHERE `code` IS NULL;
ALTER TABLE `user` MODIFY COLUMN `code` BIGINT NOT NULL;
