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
