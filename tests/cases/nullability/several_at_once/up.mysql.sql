-- check: `a` of `user` is required and has no value
SELECT `id`
FROM `user`
WHERE COALESCE(`a`, b) IS NULL;
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
