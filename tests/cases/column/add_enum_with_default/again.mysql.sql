ALTER TABLE `user` RENAME COLUMN `_retired_20250101000002_role` TO `role`;
UPDATE `user` SET `role` = COALESCE(`role`, 'Member');
ALTER TABLE `user` MODIFY COLUMN `role` ENUM('Admin', 'Member') NOT NULL DEFAULT 'Member';
