ALTER TABLE `member` ADD COLUMN `_retired_20250101000002_filled_role` ENUM('Admin', 'Member');
-- in batches of 2 by id:
UPDATE `member` SET `_retired_20250101000002_filled_role` = 'Member', `role` = 'Member' WHERE `role` IS NULL;
ALTER TABLE `member` ADD COLUMN `_retired_20250101000002_filled_mood` VARCHAR(255);
-- in batches of 2 by id:
UPDATE `member` SET `_retired_20250101000002_filled_mood` = 'Bad', `mood` = 'Bad' WHERE `mood` IS NULL;
ALTER TABLE `member` ADD COLUMN `_retired_20250101000002_filled_level` SMALLINT;
-- in batches of 2 by id:
UPDATE `member` SET `_retired_20250101000002_filled_level` = 1, `level` = 1 WHERE `level` IS NULL;
-- in batches of 2 by id, in one transaction:
UPDATE `member` SET `_retired_20250101000002_filled_role` = 'Member', `role` = 'Member' WHERE `role` IS NULL;
-- in batches of 2 by id, in one transaction:
UPDATE `member` SET `_retired_20250101000002_filled_mood` = 'Bad', `mood` = 'Bad' WHERE `mood` IS NULL;
-- in batches of 2 by id, in one transaction:
UPDATE `member` SET `_retired_20250101000002_filled_level` = 1, `level` = 1 WHERE `level` IS NULL;
-- check: `role` of `member` is required and has no value
SELECT `id`
FROM `member`
WHERE `role` IS NULL;
-- check: `mood` of `member` is required and has no value
SELECT `id`
FROM `member`
WHERE `mood` IS NULL;
-- check: `level` of `member` is required and has no value
SELECT `id`
FROM `member`
WHERE `level` IS NULL;
ALTER TABLE `member`
    MODIFY COLUMN `role` ENUM('Admin', 'Member') NOT NULL,
    MODIFY COLUMN `mood` VARCHAR(255) NOT NULL,
    MODIFY COLUMN `level` SMALLINT NOT NULL;
