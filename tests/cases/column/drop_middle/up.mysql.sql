ALTER TABLE `user` RENAME COLUMN `middle` TO `_retired_20250101000002_middle`;
