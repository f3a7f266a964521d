ALTER TABLE `shop` CHANGE COLUMN `greets` `_retired_20250101000002_greets` TIME(6);
