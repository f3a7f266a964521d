-- check: `amount` of `item` is required and has no value
SELECT `id`
FROM `item`
WHERE amount * CASE unit WHEN 'kg' THEN 1000 ELSE 1 END IS NULL;
-- check: `amount` of `item` does not fit int64
SELECT `id`, `amount`
FROM (SELECT amount * CASE unit WHEN 'kg' THEN 1000 ELSE 1 END AS `amount`, `id` FROM `item`) AS `item`
WHERE `amount` IS NOT NULL AND (ROUND(`amount`) BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
ALTER TABLE `item` ADD COLUMN `_migrator_amount` BIGINT;
UPDATE `item` SET `_migrator_amount` = amount * CASE unit WHEN 'kg' THEN 1000 ELSE 1 END;
ALTER TABLE `item`
    CHANGE COLUMN `_migrator_amount` `amount` BIGINT NOT NULL,
    CHANGE COLUMN `amount` `_retired_20250101000002_amount` LONGTEXT;
