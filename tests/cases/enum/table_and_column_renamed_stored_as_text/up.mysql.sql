RENAME TABLE `member` TO `person`;
ALTER TABLE `person`
    DROP CONSTRAINT `member_former_values`,
    RENAME COLUMN `former` TO `previous`;
ALTER TABLE `person`
    DROP CONSTRAINT `member_role_values`,
    ADD CONSTRAINT `person_role_values` CHECK (`role` IN ('Admin', 'Member')),
    ADD CONSTRAINT `person_previous_values` CHECK (`previous` IN ('Admin', 'Member'));
