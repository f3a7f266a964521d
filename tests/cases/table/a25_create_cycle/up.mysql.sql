CREATE TABLE `egg` (
    `id` BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    `hen_id` BIGINT,
    INDEX `egg_hen_id_fkey` (`hen_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE TABLE `hen` (
    `id` BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    `egg_id` BIGINT,
    `name` LONGTEXT NOT NULL,
    INDEX `hen_egg_id_fkey` (`egg_id`),
    CONSTRAINT `hen_egg_id_fkey` FOREIGN KEY (`egg_id`) REFERENCES `egg` (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
ALTER TABLE `egg` ADD CONSTRAINT `egg_hen_id_fkey` FOREIGN KEY (`hen_id`) REFERENCES `hen` (`id`);
