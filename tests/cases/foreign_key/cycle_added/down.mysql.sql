ALTER TABLE `egg` DROP FOREIGN KEY `egg_hen_id_fkey`;
ALTER TABLE `hen` DROP FOREIGN KEY `hen_egg_id_fkey`;
ALTER TABLE `egg` DROP INDEX `egg_hen_id_fkey`;
ALTER TABLE `hen` DROP INDEX `hen_egg_id_fkey`;
