ALTER TABLE `account`
    DROP FOREIGN KEY `account_plan_fkey`,
    DROP FOREIGN KEY `account_next_fkey`;
ALTER TABLE `account`
    DROP CONSTRAINT `account_plan_values`,
    DROP CONSTRAINT `account_next_values`,
    MODIFY COLUMN `plan` ENUM('Free', 'Paid') NOT NULL,
    MODIFY COLUMN `next` ENUM('Free', 'Paid');
ALTER TABLE `plan`
    DROP CONSTRAINT `plan_kind_values`,
    MODIFY COLUMN `kind` ENUM('Free', 'Paid') NOT NULL;
ALTER TABLE `account`
    ADD CONSTRAINT `account_plan_fkey` FOREIGN KEY (`plan`) REFERENCES `plan` (`kind`) ON DELETE CASCADE,
    ADD CONSTRAINT `account_next_fkey` FOREIGN KEY (`next`) REFERENCES `plan` (`kind`);
