ALTER TABLE `old` DROP FOREIGN KEY `old_parent_id_fkey`;
CREATE TABLE `category` (
    `id` BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    `parent_id` BIGINT,
    `name` LONGTEXT NOT NULL,
    INDEX `category_parent_id_fkey` (`parent_id`),
    CONSTRAINT `category_parent_id_fkey` FOREIGN KEY (`parent_id`) REFERENCES `category` (`id`) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
ALTER TABLE `old` DROP INDEX `old_parent_id_fkey`;
RENAME TABLE `old` TO `_retired_20250101000002_old`;
