ALTER TABLE `item` RENAME COLUMN `new` TO `old`;
UPDATE `item` SET `_retired_20250101000002_value` = CASE WHEN `_retired_20250101000002_value` IS NULL AND `value` <=> (old * 2) THEN NULL ELSE `value` END;
ALTER TABLE `item`
    RENAME COLUMN `_retired_20250101000002_value` TO `value`,
    CHANGE COLUMN `value` `_retired_after_20250101000002_value` BIGINT;
