CREATE TABLE `person` (
    `id` BIGINT NOT NULL PRIMARY KEY
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE TABLE `order` (
    `id` BIGINT NOT NULL PRIMARY KEY,
    `person_id` BIGINT NOT NULL,
    INDEX `order_person_id_fkey` (`person_id`),
    CONSTRAINT `order_person_id_fkey` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
