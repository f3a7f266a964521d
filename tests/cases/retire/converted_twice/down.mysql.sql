-- check: `n` of `u` is required and has no value
SELECT `id`
FROM `u`
WHERE `_retired_20250101000003_n` IS NULL;
ALTER TABLE `u`
    CHANGE COLUMN `_retired_20250101000003_n` `n` BIGINT NOT NULL,
    CHANGE COLUMN `n` `_retired_after_20250101000003_n` BOOLEAN;
