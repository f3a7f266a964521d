ALTER TABLE `hen` DROP FOREIGN KEY `hen_egg_id_fkey`;
ALTER TABLE `egg` DROP FOREIGN KEY `egg_hen_id_fkey`;
ALTER TABLE `hen` DROP INDEX `hen_egg_id_fkey`;
ALTER TABLE `egg` DROP INDEX `egg_hen_id_fkey`;
RENAME TABLE
    `hen` TO `_retired_20250101000002_hen`,
    `egg` TO `_retired_20250101000002_egg`;
