-- check: `a` of `user` is required and has no value
SELECT `id`
FROM `user`
WHERE COALESCE(`a`, b) IS NULL;
-- check: `a` of `user` does not fit int64
SELECT `id`, `a`
FROM (SELECT COALESCE(`a`, b) AS `a`, `id` FROM `user`) AS `user`
WHERE `a` IS NOT NULL AND (ROUND(`a`) BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
ALTER TABLE `user`
    ADD COLUMN `_migrator_a` BIGINT,
    ADD COLUMN `_migrator_c` BOOLEAN;
UPDATE `user` SET
    `_migrator_a` = COALESCE(`a`, b),
    `_migrator_c` = COALESCE(`c`, TRUE);
ALTER TABLE `user`
    CHANGE COLUMN `_migrator_a` `a` BIGINT NOT NULL,
    MODIFY COLUMN `b` BIGINT,
    CHANGE COLUMN `_migrator_c` `c` BOOLEAN NOT NULL DEFAULT TRUE,
    RENAME COLUMN `a` TO `_retired_20250101000002_a`,
    RENAME COLUMN `c` TO `_retired_20250101000002_c`;
