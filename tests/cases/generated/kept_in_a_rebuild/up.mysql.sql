-- check: `price` of `item` does not fit int32
SELECT `id`, `price`
FROM `item`
WHERE `price` IS NOT NULL AND (`price` BETWEEN -2147483648 AND 2147483647) IS NOT TRUE;
-- check: rows of `item` fail the check `item_amount_check`
SELECT `id`, `amount`
FROM `item`
WHERE NOT (amount <> 3);
ALTER TABLE `item`
    MODIFY COLUMN `price` INT NOT NULL,
    ADD CONSTRAINT `item_amount_check` CHECK (amount <> 3);
