-- check: `role` of `member` is not one of Admin, Editor, Reader
SELECT `id`, `role`
FROM `member`
WHERE `role` IS NOT NULL AND (CAST(`role` AS BINARY) IN ('Admin', 'Editor', 'Reader')) IS NOT TRUE;
ALTER TABLE `member` MODIFY COLUMN `role` ENUM('Admin', 'Editor', 'Reader') NOT NULL DEFAULT 'Admin';
