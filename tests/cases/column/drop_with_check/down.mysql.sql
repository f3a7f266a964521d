-- check: `age` of `user` is required and has no value
WITH `user` AS (SELECT `id`, `x`, `_retired_20250101000002_age` AS `age` FROM `user`)
SELECT `id`
FROM `user`
WHERE `age` IS NULL;
-- check: rows of `user` fail the check `user_age_check`
WITH `user` AS (SELECT `id`, `x`, `_retired_20250101000002_age` AS `age` FROM `user`)
SELECT `id`, `age`
FROM `user`
WHERE NOT (age >= 0);
ALTER TABLE `user` RENAME COLUMN `_retired_20250101000002_age` TO `age`;
ALTER TABLE `user`
    MODIFY COLUMN `age` INT NOT NULL,
    ADD CONSTRAINT `user_age_check` CHECK (age >= 0);
