-- check: `role` of `user` is required and has no value
WITH `user` AS (SELECT `id`, `x`, `_retired_20250101000002_role` AS `role` FROM `user`)
SELECT `id`
FROM `user`
WHERE `role` IS NULL;
ALTER TABLE `user` RENAME COLUMN `_retired_20250101000002_role` TO `role`;
ALTER TABLE `user` MODIFY COLUMN `role` ENUM('Admin', 'Member') NOT NULL;
