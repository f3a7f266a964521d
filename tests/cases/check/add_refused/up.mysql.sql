-- check: rows of `item` fail the check `price_positive`
SELECT `id`, `price`
FROM `item`
WHERE NOT (price > 0);
ALTER TABLE `item` ADD CONSTRAINT `price_positive` CHECK (price > 0);
