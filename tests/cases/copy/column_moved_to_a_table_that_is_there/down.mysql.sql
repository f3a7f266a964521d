ALTER TABLE `user` RENAME COLUMN `_retired_20250101000002_street` TO `street`;
ALTER TABLE `address` RENAME COLUMN `street` TO `_retired_20250101000002_street`;
