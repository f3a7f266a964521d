-- check: `value` of `item` is required and has no value
SELECT `id`
FROM `item`
WHERE COALESCE(`_retired_after_20250101000002_value`, CASE lower(value) WHEN 'green' THEN 'Green' ELSE 'Red' END) IS NULL;
-- check: `value` of `item` is not one of Red, Green
SELECT `id`, `value`
FROM (SELECT `id`, COALESCE(`_retired_after_20250101000002_value`, CASE lower(value) WHEN 'green' THEN 'Green' ELSE 'Red' END) AS `value` FROM `item`) AS `item`
WHERE `value` NOT IN ('Red', 'Green');
UPDATE `item` SET `_retired_after_20250101000002_value` = COALESCE(`_retired_after_20250101000002_value`, CASE lower(value) WHEN 'green' THEN 'Green' ELSE 'Red' END);
ALTER TABLE `item`
    CHANGE COLUMN `_retired_after_20250101000002_value` `value` ENUM('Red', 'Green') NOT NULL,
    CHANGE COLUMN `value` `_retired_20250101000002_value` LONGTEXT;
