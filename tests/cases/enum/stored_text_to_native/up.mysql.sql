ALTER TABLE `member`
    DROP CONSTRAINT `member_role_values`,
    DROP CONSTRAINT `member_former_values`,
    MODIFY COLUMN `role` ENUM('Admin', 'Member', 'Guest') NOT NULL DEFAULT 'Member',
    MODIFY COLUMN `former` ENUM('Admin', 'Member', 'Guest');
