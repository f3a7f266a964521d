ALTER TABLE `account`
    DROP FOREIGN KEY `account_plan_fkey`,
    DROP FOREIGN KEY `account_next_fkey`;
ALTER TABLE `plan`
    MODIFY COLUMN `kind` VARCHAR(255) NOT NULL,
    ADD CONSTRAINT `plan_kind_values` CHECK (`kind` IN ('Free', 'Paid'));
ALTER TABLE `account`
    MODIFY COLUMN `plan` VARCHAR(255) NOT NULL,
    MODIFY COLUMN `next` VARCHAR(255),
    ADD CONSTRAINT `account_plan_values` CHECK (`plan` IN ('Free', 'Paid')),
    ADD CONSTRAINT `account_next_values` CHECK (`next` IN ('Free', 'Paid'));
ALTER TABLE `account`
    ADD CONSTRAINT `account_plan_fkey` FOREIGN KEY (`plan`) REFERENCES `plan` (`kind`) ON DELETE CASCADE,
    ADD CONSTRAINT `account_next_fkey` FOREIGN KEY (`next`) REFERENCES `plan` (`kind`);
