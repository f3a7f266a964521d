-- check: `n` of `u` is required and has no value
SELECT `id`
FROM `u`
WHERE COALESCE(`_retired_after_20250101000003_n`, n > 5) IS NULL;
-- check: `n` of `u` does not fit bool
SELECT `id`, `n`
FROM (SELECT `id`, COALESCE(`_retired_after_20250101000003_n`, n > 5) AS `n` FROM `u`) AS `u`
WHERE `n` IS NOT NULL AND (`n` IN (0, 1)) IS NOT TRUE;
UPDATE `u` SET `_retired_after_20250101000003_n` = COALESCE(`_retired_after_20250101000003_n`, n > 5);
ALTER TABLE `u`
    CHANGE COLUMN `_retired_after_20250101000003_n` `n` BOOLEAN NOT NULL,
    CHANGE COLUMN `n` `_retired_20250101000003_n` BIGINT;
