ALTER TABLE `user` RENAME COLUMN `phone` TO `_retired_20250101000002_phone`;
