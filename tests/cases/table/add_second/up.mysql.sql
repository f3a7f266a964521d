CREATE TABLE `post` (
    `id` BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    `user_id` BIGINT NOT NULL,
    `title` LONGTEXT NOT NULL,
    INDEX `post_user_id_fkey` (`user_id`),
    CONSTRAINT `post_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `user` (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
