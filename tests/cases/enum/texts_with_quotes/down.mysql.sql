-- check: `role` of `member` is not one of it's, a, b
SELECT `id`, `role`
FROM `member`
WHERE `role` IS NOT NULL AND (CAST(`role` AS BINARY) IN ('it''s', 'a, b')) IS NOT TRUE;
ALTER TABLE `member` MODIFY COLUMN `role` ENUM('it''s', 'a, b') NOT NULL;
