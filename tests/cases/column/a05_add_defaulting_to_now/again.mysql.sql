ALTER TABLE `user` RENAME COLUMN `_retired_20250101000002_created_at` TO `created_at`;
UPDATE `user` SET `created_at` = COALESCE(`created_at`, UTC_TIMESTAMP(6));
ALTER TABLE `user` MODIFY COLUMN `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6));
