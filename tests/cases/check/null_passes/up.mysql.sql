-- check: rows of `item` fail the check `item_n_check`
SELECT `id`, `n`
FROM `item`
WHERE NOT (n > 0);
ALTER TABLE `item` ADD CONSTRAINT `item_n_check` CHECK (n > 0);
