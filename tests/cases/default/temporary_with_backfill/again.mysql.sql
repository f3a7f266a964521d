-- check: `weight` of `item` does not fit int64
WITH `item` AS (SELECT `id`, `name`, `slug`, `size`, `kind`, `made_at`, `weight` FROM (SELECT `id`, COALESCE(`kind`, 'Fancy') AS `kind`, COALESCE(`made_at`, UTC_TIMESTAMP(6)) AS `made_at`, `name`, COALESCE(`size`, 0) AS `size`, COALESCE(`slug`, lower(name)) AS `slug`, `weight` FROM (SELECT `id`, `name`, `_retired_20250101000002_weight` AS `weight`, `_retired_20250101000002_made_at` AS `made_at`, `_retired_20250101000002_kind` AS `kind`, `_retired_20250101000002_size` AS `size`, `_retired_20250101000002_slug` AS `slug` FROM `item`) AS `item`) AS `item`)
SELECT `id`, `weight`
FROM (SELECT `id`, id * 10 AS `weight` FROM `item` WHERE `weight` IS NULL) AS `item`
WHERE `weight` IS NOT NULL AND (ROUND(`weight`) BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
-- check: `slug` of `item` is required and has no value
WITH `item` AS (SELECT `id`, `name`, `_retired_20250101000002_weight` AS `weight`, `_retired_20250101000002_made_at` AS `made_at`, `_retired_20250101000002_kind` AS `kind`, `_retired_20250101000002_size` AS `size`, `_retired_20250101000002_slug` AS `slug` FROM `item`)
SELECT `id`
FROM `item`
WHERE COALESCE(`slug`, lower(name)) IS NULL;
-- check: `slug` of `item` does not fit text(40)
WITH `item` AS (SELECT `id`, `name`, `_retired_20250101000002_weight` AS `weight`, `_retired_20250101000002_made_at` AS `made_at`, `_retired_20250101000002_kind` AS `kind`, `_retired_20250101000002_size` AS `size`, `_retired_20250101000002_slug` AS `slug` FROM `item`)
SELECT `id`, `slug`
FROM (SELECT `id`, COALESCE(`slug`, lower(name)) AS `slug` FROM `item`) AS `item`
WHERE `slug` IS NOT NULL AND (char_length(`slug`) <= 40) IS NOT TRUE;
ALTER TABLE `item`
    RENAME COLUMN `_retired_20250101000002_slug` TO `slug`,
    RENAME COLUMN `_retired_20250101000002_size` TO `size`,
    RENAME COLUMN `_retired_20250101000002_kind` TO `kind`,
    RENAME COLUMN `_retired_20250101000002_made_at` TO `made_at`,
    RENAME COLUMN `_retired_20250101000002_weight` TO `weight`;
UPDATE `item` SET
    `slug` = COALESCE(`slug`, lower(name)),
    `size` = COALESCE(`size`, 0),
    `kind` = COALESCE(`kind`, 'Fancy'),
    `made_at` = COALESCE(`made_at`, UTC_TIMESTAMP(6));
ALTER TABLE `item`
    MODIFY COLUMN `slug` VARCHAR(40) NOT NULL DEFAULT 'none',
    MODIFY COLUMN `size` BIGINT NOT NULL DEFAULT 0,
    MODIFY COLUMN `kind` ENUM('Plain', 'Fancy') NOT NULL DEFAULT 'Plain',
    MODIFY COLUMN `made_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6));
-- check: `weight` of `item` does not fit int64
SELECT `id`, `weight`
FROM (SELECT `id`, id * 10 AS `weight` FROM `item` WHERE `weight` IS NULL) AS `item`
WHERE `weight` IS NOT NULL AND (ROUND(`weight`) BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
-- in batches of 2 by id:
UPDATE `item` SET `weight` = id * 10 WHERE `weight` IS NULL;
ALTER TABLE `item` ALTER COLUMN `weight` SET DEFAULT (1 + 1);
-- in batches of 2 by id, in one transaction:
UPDATE `item` SET `weight` = id * 10 WHERE `weight` IS NULL;
-- check: `weight` of `item` is required and has no value
SELECT `id`
FROM `item`
WHERE `weight` IS NULL;
ALTER TABLE `item` MODIFY COLUMN `weight` BIGINT NOT NULL DEFAULT (1 + 1);
