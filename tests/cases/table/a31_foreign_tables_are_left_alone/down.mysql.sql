-- check: `name` of `user` is required and has no value
SELECT `id`
FROM `user`
WHERE `name` IS NULL;
ALTER TABLE `user` MODIFY COLUMN `name` LONGTEXT NOT NULL;
RENAME TABLE `team` TO `_retired_20250101000002_team`;
