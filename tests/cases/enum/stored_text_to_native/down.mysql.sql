ALTER TABLE `member`
    MODIFY COLUMN `role` VARCHAR(255) NOT NULL DEFAULT 'Member',
    MODIFY COLUMN `former` VARCHAR(255),
    ADD CONSTRAINT `member_role_values` CHECK (`role` IN ('Admin', 'Guest', 'Member')),
    ADD CONSTRAINT `member_former_values` CHECK (`former` IN ('Admin', 'Guest', 'Member'));
