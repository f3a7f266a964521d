ALTER TABLE `user` RENAME COLUMN `_retired_20250101000002_postcode` TO `postcode`;
