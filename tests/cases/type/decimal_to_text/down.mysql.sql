-- check: `value` of `item` does not fit decimal
SELECT `id`, `value`
FROM `item`
WHERE `value` IS NOT NULL AND (`value` REGEXP '^-?0*[0-9]{1,35}([.][0-9]{1,30})?\\z') IS NOT TRUE;
ALTER TABLE `item` MODIFY COLUMN `value` DECIMAL(65, 30) NOT NULL;
