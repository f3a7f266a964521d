-- check: `role` of `user` is not one of Admin, Member
SELECT `id`, `role`
FROM (SELECT `id`, CASE WHEN `_retired_20250101000002_role` IS NULL AND `role` <=> ('Member') THEN NULL ELSE `role` END AS `role` FROM `user`) AS `user`
WHERE `role` NOT IN ('Admin', 'Member');
UPDATE `user` SET `_retired_20250101000002_role` = CASE WHEN `_retired_20250101000002_role` IS NULL AND `role` <=> ('Member') THEN NULL ELSE `role` END;
ALTER TABLE `user`
    RENAME COLUMN `_retired_20250101000002_role` TO `role`,
    CHANGE COLUMN `role` `_retired_after_20250101000002_role` ENUM('Admin', 'Member');
