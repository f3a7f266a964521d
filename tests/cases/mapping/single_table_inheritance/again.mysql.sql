-- check: `kind` of `shape` is not one of Circle, Square
WITH `shape` AS (SELECT `id`, `kind`, `radius`, `_retired_20250101000002_side` AS `side` FROM `shape`)
SELECT `id`, `kind`
FROM `shape`
WHERE `kind` IS NOT NULL AND (CAST(`kind` AS BINARY) IN ('Circle', 'Square')) IS NOT TRUE;
-- check: rows of `shape` fail the check `shape_check`
WITH `shape` AS (SELECT `id`, `kind`, `radius`, `_retired_20250101000002_side` AS `side` FROM `shape`)
SELECT `id`, `kind`, `radius`
FROM `shape`
WHERE NOT ((kind = 'Circle') = (radius IS NOT NULL));
ALTER TABLE `shape` RENAME COLUMN `_retired_20250101000002_side` TO `side`;
ALTER TABLE `shape`
    MODIFY COLUMN `kind` ENUM('Circle', 'Square') NOT NULL,
    ADD CONSTRAINT `shape_check` CHECK ((kind = 'Circle') = (radius IS NOT NULL));
