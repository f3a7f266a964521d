-- check: `amount` of `item` does not fit float64
SELECT `id`, `amount`
FROM (SELECT COALESCE(`_retired_after_20250101000002_amount`, amount / 10.0) AS `amount`, `id` FROM `item`) AS `item`
WHERE `amount` IS NOT NULL AND (`amount` + 0e0 IS NOT NULL) IS NOT TRUE;
-- check: `total` occurs more than once in `item`
SELECT `total`, count(*) AS `rows`
FROM (SELECT abs(amount) AS `total` FROM (SELECT COALESCE(`_retired_after_20250101000002_amount`, amount / 10.0) AS `amount` FROM `item`) AS `item`) AS `item`
WHERE `total` IS NOT NULL
GROUP BY `total`
HAVING count(*) > 1;
UPDATE `item` SET `_retired_after_20250101000002_amount` = COALESCE(`_retired_after_20250101000002_amount`, amount / 10.0);
ALTER TABLE `item`
    DROP INDEX `item_total_key`,
    DROP COLUMN `total`,
    RENAME COLUMN `_retired_after_20250101000002_amount` TO `amount`,
    ADD COLUMN `total` DOUBLE GENERATED ALWAYS AS (abs(amount)) STORED,
    RENAME COLUMN `amount` TO `_retired_20250101000002_amount`,
    ADD UNIQUE INDEX `item_total_key` (`total`);
