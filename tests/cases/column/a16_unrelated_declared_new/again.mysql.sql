ALTER TABLE `user` RENAME COLUMN `_retired_20250101000002_website` TO `website`;
ALTER TABLE `user` RENAME COLUMN `fax` TO `_retired_20250101000002_fax`;
