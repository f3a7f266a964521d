-- check: `role` of `user` is not one of Admin, Member
SELECT `id`, `role`
FROM (SELECT `id`, COALESCE(`role`, `_retired_after_20250101000002_role`, 'Member') AS `role` FROM `user`) AS `user`
WHERE `role` NOT IN ('Admin', 'Member');
UPDATE `user` SET `_retired_after_20250101000002_role` = COALESCE(`role`, `_retired_after_20250101000002_role`, 'Member');
ALTER TABLE `user`
    CHANGE COLUMN `_retired_after_20250101000002_role` `role` ENUM('Admin', 'Member') NOT NULL DEFAULT 'Member',
    RENAME COLUMN `role` TO `_retired_20250101000002_role`;
