-- check: rows of `item` fail the check `c`
SELECT `id`, `price`
FROM `item`
WHERE NOT (price >= -5);
ALTER TABLE `item`
    DROP CONSTRAINT `c`,
    ADD CONSTRAINT `c` CHECK (price >= -5);
