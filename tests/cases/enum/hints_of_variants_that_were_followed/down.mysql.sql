-- check: `role` of `member` is not one of Admin, Writer, Reader
SELECT `id`, `role`
FROM `member`
WHERE `role` IS NOT NULL AND (CAST(`role` AS BINARY) IN ('Admin', 'Writer', 'Reader')) IS NOT TRUE;
ALTER TABLE `member` MODIFY COLUMN `role` ENUM('Admin', 'Writer', 'Reader') NOT NULL;
