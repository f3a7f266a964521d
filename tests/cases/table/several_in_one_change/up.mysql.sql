ALTER TABLE `b` DROP FOREIGN KEY `b_a_id_fkey`;
CREATE TABLE `d` (
    `id` BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    `a_id` BIGINT NOT NULL,
    `x` DOUBLE NOT NULL,
    `z` BOOLEAN,
    `w` BOOLEAN,
    INDEX `d_a_id_fkey` (`a_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE TABLE `c` (
    `id` BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    `d_id` BIGINT NOT NULL,
    INDEX `c_d_id_fkey` (`d_id`),
    CONSTRAINT `c_d_id_fkey` FOREIGN KEY (`d_id`) REFERENCES `d` (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE TABLE `e` (
    `id` BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    `c_id` BIGINT NOT NULL,
    `y` BOOLEAN NOT NULL,
    INDEX `e_c_id_fkey` (`c_id`),
    CONSTRAINT `e_c_id_fkey` FOREIGN KEY (`c_id`) REFERENCES `c` (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
ALTER TABLE `a` ADD COLUMN `note` LONGTEXT;
ALTER TABLE `b` DROP INDEX `b_a_id_fkey`;
ALTER TABLE `d` ADD CONSTRAINT `d_a_id_fkey` FOREIGN KEY (`a_id`) REFERENCES `a` (`id`);
RENAME TABLE `b` TO `_retired_20250101000002_b`;
