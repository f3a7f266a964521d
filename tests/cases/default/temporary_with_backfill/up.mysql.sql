-- check: `weight` of `item` does not fit int64
SELECT `id`, `weight`
FROM (SELECT `id`, id * 10 AS `weight` FROM `item`) AS `item`
WHERE `weight` IS NOT NULL AND (ROUND(`weight`) BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
-- check: `slug` of `item` is required and has no value
SELECT `id`
FROM `item`
WHERE lower(name) IS NULL;
-- check: `slug` of `item` does not fit text(40)
SELECT `id`, `slug`
FROM (SELECT `id`, lower(name) AS `slug` FROM `item`) AS `item`
WHERE `slug` IS NOT NULL AND (char_length(`slug`) <= 40) IS NOT TRUE;
-- check: `kind` of `item` is not one of Plain, Fancy
SELECT `id`, `kind`
FROM (SELECT `id`, 'Fancy' AS `kind` FROM `item`) AS `item`
WHERE `kind` NOT IN ('Plain', 'Fancy');
ALTER TABLE `item`
    ADD COLUMN `slug` VARCHAR(40),
    ADD COLUMN `kind` ENUM('Plain', 'Fancy');
UPDATE `item` SET
    `slug` = lower(name),
    `kind` = 'Fancy';
ALTER TABLE `item`
    MODIFY COLUMN `slug` VARCHAR(40) NOT NULL DEFAULT 'none',
    ADD COLUMN `size` BIGINT NOT NULL DEFAULT 0,
    MODIFY COLUMN `kind` ENUM('Plain', 'Fancy') NOT NULL DEFAULT 'Plain',
    ADD COLUMN `made_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    ADD COLUMN `weight` BIGINT;
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
