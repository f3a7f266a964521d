-- check: `role` of `member` is not one of Red, Green
SELECT `id`, `role`
FROM `member`
WHERE `role` IS NOT NULL AND (CAST(`role` AS BINARY) IN ('Red', 'Green')) IS NOT TRUE;
ALTER TABLE `member` MODIFY COLUMN `role` ENUM('Red', 'Green') NOT NULL;
