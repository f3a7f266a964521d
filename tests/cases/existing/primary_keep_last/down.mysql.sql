ALTER TABLE `setting` DROP PRIMARY KEY;
INSERT INTO `setting` (`tenant`, `name`, `value`, `written_at`)
SELECT `tenant`, `name`, `value`, `written_at`
FROM `_retired_20250101000002_setting_pkey`;
DELETE FROM `_retired_20250101000002_setting_pkey`;
