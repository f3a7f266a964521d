-- check: rows of `item` fail the check `item_check`
SELECT `id`, `price`, `low`, `high`
FROM `item`
WHERE NOT (low <= high AND price < 100);
ALTER TABLE `item` ADD CONSTRAINT `item_check` CHECK (low <= high AND price < 100);
