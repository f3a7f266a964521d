-- check: `n` of `u` is required and has no value
SELECT `id`
FROM `u`
WHERE COALESCE(`_retired_after_20250101000003_n`, n > 5) IS NULL;
UPDATE `u` SET `_retired_after_20250101000003_n` = COALESCE(`_retired_after_20250101000003_n`, n > 5);
ALTER TABLE `u`
    CHANGE COLUMN `_retired_after_20250101000003_n` `n` BOOLEAN NOT NULL,
    CHANGE COLUMN `n` `_retired_20250101000003_n` BIGINT;
