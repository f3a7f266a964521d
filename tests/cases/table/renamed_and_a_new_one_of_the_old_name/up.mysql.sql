RENAME TABLE `account` TO `person`;
ALTER TABLE `person` RENAME INDEX `account_name_key` TO `person_name_key`;
CREATE TABLE `account` (
    `id` BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    `name` VARCHAR(40) NOT NULL,
    `owner_id` BIGINT NOT NULL,
    UNIQUE INDEX `account_name_key` (`name`),
    INDEX `account_owner_id_fkey` (`owner_id`),
    CONSTRAINT `account_owner_id_fkey` FOREIGN KEY (`owner_id`) REFERENCES `person` (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
