-- check: `total` of `item` does not fit int64
SELECT `id`, `total`
FROM `item`
WHERE `total` IS NOT NULL AND (ROUND(`total`) BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
ALTER TABLE `item`
    ADD COLUMN `_migrator_total` BIGINT,
    ADD COLUMN `_migrator__retired_20250101000002_total` BIGINT;
UPDATE `item` SET
    `_migrator_total` = `total`,
    `_migrator__retired_20250101000002_total` = `total`;
ALTER TABLE `item`
    DROP COLUMN `total`,
    RENAME COLUMN `_migrator_total` TO `total`,
    RENAME COLUMN `_migrator__retired_20250101000002_total` TO `_retired_20250101000002_total`;
