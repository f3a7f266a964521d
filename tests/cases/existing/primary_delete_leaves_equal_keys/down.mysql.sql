ALTER TABLE `log`
    DROP PRIMARY KEY,
    MODIFY COLUMN `number` BIGINT,
    MODIFY COLUMN `part` INT;
INSERT INTO `log` (`number`, `part`, `text`)
SELECT `number`, `part`, `text`
FROM `_retired_20250101000002_log_key`;
DELETE FROM `_retired_20250101000002_log_key`;
