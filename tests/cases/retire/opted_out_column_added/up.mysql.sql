-- check: `number` of `session` is required and has no value
SELECT `id`
FROM `session`
WHERE seen + 1 IS NULL;
-- check: `number` of `session` does not fit int64
SELECT `id`, `number`
FROM (SELECT `id`, seen + 1 AS `number` FROM `session`) AS `session`
WHERE `number` IS NOT NULL AND (ROUND(`number`) BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
CREATE TABLE `device` (
    `id` BIGINT NOT NULL PRIMARY KEY
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
ALTER TABLE `session` ADD COLUMN `number` BIGINT;
UPDATE `session` SET `number` = seen + 1;
ALTER TABLE `session`
    MODIFY COLUMN `number` BIGINT NOT NULL,
    ADD COLUMN `device_id` BIGINT,
    ADD INDEX `session_device_id_fkey` (`device_id`);
ALTER TABLE `session` ADD CONSTRAINT `session_device_id_fkey` FOREIGN KEY (`device_id`) REFERENCES `device` (`id`);
