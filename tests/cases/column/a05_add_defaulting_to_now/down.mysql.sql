ALTER TABLE `user` CHANGE COLUMN `created_at` `_retired_20250101000002_created_at` DATETIME(6);
