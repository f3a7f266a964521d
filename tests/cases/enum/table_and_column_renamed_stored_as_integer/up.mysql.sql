RENAME TABLE `member` TO `person`;
ALTER TABLE `person`
    DROP CONSTRAINT `member_former_values`,
    RENAME COLUMN `former` TO `previous`;
ALTER TABLE `person`
    DROP CONSTRAINT `member_role_values`,
    ADD CONSTRAINT `person_role_values` CHECK (`role` IN (0, 1)),
    ADD CONSTRAINT `person_previous_values` CHECK (`previous` IN (0, 1));
