-- check: `amount` of `item` does not fit float64
SELECT `id`, `amount`
FROM (SELECT amount / 10.0 AS `amount`, `id` FROM `item`) AS `item`
WHERE `amount` IS NOT NULL AND (`amount` + 0e0 IS NOT NULL) IS NOT TRUE;
-- check: `total` occurs more than once in `item`
SELECT `total`, count(*) AS `rows`
FROM (SELECT abs(amount) AS `total` FROM (SELECT amount / 10.0 AS `amount` FROM `item`) AS `item`) AS `item`
WHERE `total` IS NOT NULL
GROUP BY `total`
HAVING count(*) > 1;
ALTER TABLE `item` ADD COLUMN `_migrator_amount` DOUBLE;
UPDATE `item` SET `_migrator_amount` = amount / 10.0;
ALTER TABLE `item`
    DROP INDEX `item_total_key`,
    DROP COLUMN `total`,
    RENAME COLUMN `_migrator_amount` TO `amount`,
    ADD COLUMN `total` DOUBLE GENERATED ALWAYS AS (abs(amount)) STORED,
    RENAME COLUMN `amount` TO `_retired_20250101000002_amount`,
    ADD UNIQUE INDEX `item_total_key` (`total`);
