-- check: `amount` of `item` is required and has no value
SELECT `id`
FROM `item`
WHERE COALESCE(`_retired_after_20250101000002_amount`, amount * CASE unit WHEN 'kg' THEN 1000 ELSE 1 END) IS NULL;
UPDATE `item` SET `_retired_after_20250101000002_amount` = COALESCE(`_retired_after_20250101000002_amount`, amount * CASE unit WHEN 'kg' THEN 1000 ELSE 1 END);
ALTER TABLE `item`
    CHANGE COLUMN `_retired_after_20250101000002_amount` `amount` BIGINT NOT NULL,
    CHANGE COLUMN `amount` `_retired_20250101000002_amount` LONGTEXT;
