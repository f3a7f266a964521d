ALTER TABLE `user` CHANGE COLUMN `role` `_retired_20250101000002_role` ENUM('Admin', 'Member');
