-- check: `role` of `user` is not one of Admin, Member
SELECT `id`, `role`
FROM (SELECT `id`, COALESCE(`role`, 'Member') AS `role` FROM `user`) AS `user`
WHERE `role` NOT IN ('Admin', 'Member');
ALTER TABLE `user` ADD COLUMN `_migrator_role` ENUM('Admin', 'Member');
UPDATE `user` SET `_migrator_role` = COALESCE(`role`, 'Member');
ALTER TABLE `user`
    CHANGE COLUMN `_migrator_role` `role` ENUM('Admin', 'Member') NOT NULL DEFAULT 'Member',
    RENAME COLUMN `role` TO `_retired_20250101000002_role`;
