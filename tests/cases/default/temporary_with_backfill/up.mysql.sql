-- check: `slug` of `item` is required and has no value
SELECT `id`
FROM `item`
WHERE lower(name) IS NULL;
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
-- check: `weight` of `item` is required and has no value
SELECT `id`
FROM `item`
WHERE `weight` IS NULL;
ALTER TABLE `item` MODIFY COLUMN `weight` BIGINT NOT NULL DEFAULT (1 + 1);
