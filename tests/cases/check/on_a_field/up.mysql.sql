-- check: rows of `item` fail the check `item_price_check`
SELECT `id`, `price`
FROM `item`
WHERE NOT (price >= 0);
-- check: rows of `item` fail the check `item_high_check`
SELECT `id`, `high`
FROM `item`
WHERE NOT (high > 0);
ALTER TABLE `item`
    ADD CONSTRAINT `item_price_check` CHECK (price >= 0),
    ADD CONSTRAINT `item_high_check` CHECK (high > 0);
