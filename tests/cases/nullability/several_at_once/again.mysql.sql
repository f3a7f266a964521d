-- check: `a` of `user` is required and has no value
SELECT `id`
FROM `user`
WHERE COALESCE(`a`, `_retired_after_20250101000002_a`, b) IS NULL;
UPDATE `user` SET
    `_retired_after_20250101000002_a` = COALESCE(`a`, `_retired_after_20250101000002_a`, b),
    `_retired_after_20250101000002_c` = COALESCE(`c`, `_retired_after_20250101000002_c`, TRUE);
ALTER TABLE `user`
    CHANGE COLUMN `_retired_after_20250101000002_a` `a` BIGINT NOT NULL,
    MODIFY COLUMN `b` BIGINT,
    CHANGE COLUMN `_retired_after_20250101000002_c` `c` BOOLEAN NOT NULL DEFAULT TRUE,
    RENAME COLUMN `a` TO `_retired_20250101000002_a`,
    RENAME COLUMN `c` TO `_retired_20250101000002_c`;
