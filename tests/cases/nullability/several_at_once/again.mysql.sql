-- check: `a` of `user` is required and has no value
SELECT `id`
FROM `user`
WHERE COALESCE(`a`, `_retired_after_20250101000002_a`, b) IS NULL;
-- check: `a` of `user` does not fit int64
SELECT `id`, `a`
FROM (SELECT COALESCE(`a`, `_retired_after_20250101000002_a`, b) AS `a`, `id` FROM `user`) AS `user`
WHERE `a` IS NOT NULL AND (ROUND(`a`) BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
UPDATE `user` SET
    `_retired_after_20250101000002_a` = COALESCE(`a`, `_retired_after_20250101000002_a`, b),
    `_retired_after_20250101000002_c` = COALESCE(`c`, `_retired_after_20250101000002_c`, TRUE);
ALTER TABLE `user`
    CHANGE COLUMN `_retired_after_20250101000002_a` `a` BIGINT NOT NULL,
    MODIFY COLUMN `b` BIGINT,
    CHANGE COLUMN `_retired_after_20250101000002_c` `c` BOOLEAN NOT NULL DEFAULT TRUE,
    RENAME COLUMN `a` TO `_retired_20250101000002_a`,
    RENAME COLUMN `c` TO `_retired_20250101000002_c`;
