-- check: rows of `item` fail the check `item_check`
SELECT `id`, `price`
FROM `item`
WHERE NOT (price >= 0);
ALTER TABLE `item` ADD CONSTRAINT `item_check` CHECK (price >= 0);
