ALTER TABLE `user` MODIFY COLUMN `code` BIGINT;
-- in batches of 2 by id:
UPDATE `user` SET `_retired_20250101000002_filled_code` = `code`, `code` = NULL WHERE `_retired_20250101000002_filled_code` IS NOT NULL AND `code` IS NOT NULL;
-- check: `code` occurs more than once in `user`
SELECT `code` COLLATE `utf8mb4_bin` AS `code`, count(*) AS `rows`
FROM (SELECT `_retired_20250101000002_code` AS `code` FROM `user`) AS `user`
WHERE `code` IS NOT NULL
GROUP BY `code` COLLATE `utf8mb4_bin`
HAVING count(*) > 1;
ALTER TABLE `user`
    DROP INDEX `user_code_key`,
    RENAME COLUMN `_retired_20250101000002_code` TO `code`,
    RENAME COLUMN `code` TO `_retired_after_20250101000002_code`,
    ADD UNIQUE INDEX `user_code_key` (`code`);
