-- check: `b` of `user` is required and has no value
SELECT `id`
FROM `user`
WHERE `b` IS NULL;
UPDATE `user` SET
    `_retired_20250101000002_a` = CASE WHEN `_retired_20250101000002_a` IS NULL AND `a` <=> (b) THEN NULL ELSE `a` END,
    `_retired_20250101000002_c` = CASE WHEN `_retired_20250101000002_c` IS NULL AND `c` <=> (TRUE) THEN NULL ELSE `c` END;
ALTER TABLE `user`
    RENAME COLUMN `_retired_20250101000002_a` TO `a`,
    MODIFY COLUMN `b` BIGINT NOT NULL,
    RENAME COLUMN `_retired_20250101000002_c` TO `c`,
    CHANGE COLUMN `c` `_retired_after_20250101000002_c` BOOLEAN,
    CHANGE COLUMN `a` `_retired_after_20250101000002_a` BIGINT;
