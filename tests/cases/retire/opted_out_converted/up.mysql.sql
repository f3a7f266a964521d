-- check: `price` of `item` is required and has no value
SELECT `id`
FROM `item`
WHERE length(price) IS NULL;
-- check: `price` of `item` does not fit int64
SELECT `id`, `price`
FROM (SELECT `id`, length(price) AS `price` FROM `item`) AS `item`
WHERE `price` IS NOT NULL AND (ROUND(`price`) BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
-- check: `label` of `item` is required and has no value
SELECT `id`
FROM `item`
WHERE price IS NULL;
ALTER TABLE `item`
    ADD COLUMN `_migrator_price` BIGINT,
    ADD COLUMN `_migrator_note` LONGTEXT,
    ADD COLUMN `label` LONGTEXT;
UPDATE `item` SET
    `_migrator_price` = length(price),
    `_migrator_note` = COALESCE(`note`, 'none'),
    `label` = price;
ALTER TABLE `item`
    DROP COLUMN `price`,
    DROP COLUMN `note`,
    CHANGE COLUMN `_migrator_price` `price` BIGINT NOT NULL,
    CHANGE COLUMN `_migrator_note` `note` LONGTEXT NOT NULL,
    MODIFY COLUMN `label` LONGTEXT NOT NULL;
