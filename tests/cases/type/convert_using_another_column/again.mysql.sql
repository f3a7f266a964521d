-- check: `amount` of `item` is required and has no value
SELECT `id`
FROM `item`
WHERE COALESCE(`_retired_after_20250101000002_amount`, amount * CASE unit WHEN 'kg' THEN 1000 ELSE 1 END) IS NULL;
-- check: `amount` of `item` does not fit int64
SELECT `id`, `amount`
FROM (SELECT COALESCE(`_retired_after_20250101000002_amount`, amount * CASE unit WHEN 'kg' THEN 1000 ELSE 1 END) AS `amount`, `id` FROM `item`) AS `item`
WHERE `amount` IS NOT NULL AND (ROUND(`amount`) BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
UPDATE `item` SET `_retired_after_20250101000002_amount` = COALESCE(`_retired_after_20250101000002_amount`, amount * CASE unit WHEN 'kg' THEN 1000 ELSE 1 END);
ALTER TABLE `item`
    CHANGE COLUMN `_retired_after_20250101000002_amount` `amount` BIGINT NOT NULL,
    CHANGE COLUMN `amount` `_retired_20250101000002_amount` LONGTEXT;
