RENAME TABLE `person` TO `member`;
ALTER TABLE `member`
    DROP CONSTRAINT `person_previous_values`,
    RENAME COLUMN `previous` TO `former`;
ALTER TABLE `member`
    DROP CONSTRAINT `person_role_values`,
    ADD CONSTRAINT `member_role_values` CHECK (`role` IN (0, 1)),
    ADD CONSTRAINT `member_former_values` CHECK (`former` IN (0, 1));
