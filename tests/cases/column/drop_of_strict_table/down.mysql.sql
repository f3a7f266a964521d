-- check: `b` of `user` is required and has no value
WITH `user` AS (SELECT `id`, `_retired_20250101000002_a` AS `a`, `_retired_20250101000002_b` AS `b` FROM `user`)
SELECT `id`
FROM `user`
WHERE `b` IS NULL;
-- check: `a` of `user` is required and has no value
WITH `user` AS (SELECT `id`, `_retired_20250101000002_a` AS `a`, `_retired_20250101000002_b` AS `b` FROM `user`)
SELECT `id`
FROM `user`
WHERE `a` IS NULL;
ALTER TABLE `user`
    RENAME COLUMN `_retired_20250101000002_b` TO `b`,
    RENAME COLUMN `_retired_20250101000002_a` TO `a`;
ALTER TABLE `user`
    MODIFY COLUMN `b` DATE NOT NULL,
    MODIFY COLUMN `a` BOOLEAN NOT NULL;
