-- check: `role` of `member` is not one of 1 (Published)
SELECT `id`, `role`
FROM `member`
WHERE `role` IS NOT NULL AND (`role` IN (1)) IS NOT TRUE;
ALTER TABLE `member`
    DROP CONSTRAINT `member_role_values`,
    ADD CONSTRAINT `member_role_values` CHECK (`role` IN (1));
ALTER TABLE `member`
    DROP CONSTRAINT `member_role_values`,
    ADD CONSTRAINT `member_role_values` CHECK (`role` IN (0, 1));
