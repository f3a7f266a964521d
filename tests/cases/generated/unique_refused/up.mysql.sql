-- check: `total` occurs more than once in `item`
SELECT `total`, count(*) AS `rows`
FROM (SELECT amount IS NULL AS `total` FROM `item`) AS `item`
WHERE `total` IS NOT NULL
GROUP BY `total`
HAVING count(*) > 1;
ALTER TABLE `item`
    ADD COLUMN `total` BIGINT GENERATED ALWAYS AS (amount IS NULL) STORED,
    ADD UNIQUE INDEX `item_total_key` (`total`);
