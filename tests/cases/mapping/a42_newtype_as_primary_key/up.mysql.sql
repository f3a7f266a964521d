CREATE TABLE `u` (
    `id` BIGINT NOT NULL PRIMARY KEY,
    `name` LONGTEXT NOT NULL
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE TABLE `p` (
    `id` BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    `user_id` BIGINT NOT NULL,
    INDEX `p_user_id_fkey` (`user_id`),
    CONSTRAINT `p_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `u` (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
