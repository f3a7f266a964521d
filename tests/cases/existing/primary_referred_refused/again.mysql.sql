-- check: a foreign key that no entity has refers to rows of `item` that are to leave
SELECT table_name AS `table`, constraint_name AS `foreign_key`
FROM information_schema.key_column_usage
WHERE referenced_table_schema = database() AND referenced_table_name = 'item'
    AND NOT (table_schema = database() AND table_name IN ('item', 'sale'))
    AND EXISTS (
        SELECT `code`
        FROM (
            SELECT `code`, row_number() OVER (PARTITION BY `name` ORDER BY `code`) AS `_migrator_place`
            FROM `item`
        ) AS `numbered`
        WHERE `_migrator_place` > 1
    );
-- check: rows of `item` that are to be kept aside are referred to by `item` of `sale`
SELECT `code`
FROM `item`
WHERE `code` IN (
    SELECT `code`
    FROM (
        SELECT `code`, row_number() OVER (PARTITION BY `name` ORDER BY `code`) AS `_migrator_place`
        FROM `item`
    ) AS `numbered`
    WHERE `_migrator_place` > 1
)
    AND EXISTS (SELECT 1 FROM `sale` AS `other` WHERE `other`.`item` = `item`.`code`);
INSERT INTO `_retired_20250101000002_item_pkey` (`name`, `code`)
SELECT `name`, `code`
FROM `item`
WHERE `code` IN (
    SELECT `code`
    FROM (
        SELECT `code`, row_number() OVER (PARTITION BY `name` ORDER BY `code`) AS `_migrator_place`
        FROM `item`
    ) AS `numbered`
    WHERE `_migrator_place` > 1
)
FOR UPDATE;
-- check: rows of `item` that are to be kept aside are referred to by `item` of `sale`
SELECT `code`
FROM `item`
WHERE `code` IN (SELECT `code` FROM `_retired_20250101000002_item_pkey`)
    AND EXISTS (SELECT 1 FROM `sale` AS `other` WHERE `other`.`item` = `item`.`code`);
DELETE `item`
FROM `item` JOIN `_retired_20250101000002_item_pkey` AS `kept` ON `item`.`code` = `kept`.`code`;
-- check: `name` occurs more than once in `item`
SELECT `name`, count(*) AS `rows`
FROM `item`
GROUP BY `name`
HAVING count(*) > 1;
ALTER TABLE `item` ADD PRIMARY KEY (`name`);
