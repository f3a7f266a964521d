RENAME TABLE `squad` TO `team`;
ALTER TABLE `team` RENAME COLUMN `seats` TO `places`;
ALTER TABLE `user` CHANGE COLUMN `seats` `_retired_20250101000002_seats` INT;
