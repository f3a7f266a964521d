ALTER TABLE `user` RENAME COLUMN `first_name` TO `name`;
ALTER TABLE `user` CHANGE COLUMN `last_name` `_retired_20250101000002_last_name` LONGTEXT;
