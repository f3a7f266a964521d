ALTER TABLE `session` DROP FOREIGN KEY `session_device_id_fkey`;
DROP TABLE `device`;
ALTER TABLE `session`
    DROP INDEX `session_device_id_fkey`,
    DROP COLUMN `number`,
    DROP COLUMN `device_id`;
