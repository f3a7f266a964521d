ALTER TABLE `user` RENAME COLUMN `_retired_20250101000002_fax` TO `fax`;
ALTER TABLE `user` RENAME COLUMN `website` TO `_retired_20250101000002_website`;
