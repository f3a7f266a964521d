-- check: `value` of `item` does not fit float32
SELECT `id`, `value`
FROM `item`
WHERE `value` IS NOT NULL AND (CASE WHEN `value` = 0 THEN TRUE WHEN ABS(`value`) BETWEEN 1.1754943e-38 AND 3.4028235e38 THEN `value` * 536870913e0 - (`value` * 536870913e0 - `value`) = `value` ELSE FALSE END) IS NOT TRUE;
ALTER TABLE `item` MODIFY COLUMN `value` FLOAT NOT NULL;
