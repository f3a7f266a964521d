-- check: `kind` of `shape` is not one of Circle, Square
SELECT `id`, `kind`
FROM `shape`
WHERE `kind` IS NOT NULL AND (CAST(`kind` AS BINARY) IN ('Circle', 'Square')) IS NOT TRUE;
-- check: rows of `shape` fail the check `shape_check`
SELECT `id`, `kind`, `radius`
FROM `shape`
WHERE NOT ((kind = 'Circle') = (radius IS NOT NULL));
ALTER TABLE `shape`
    MODIFY COLUMN `kind` ENUM('Circle', 'Square') NOT NULL,
    ADD COLUMN `side` DOUBLE,
    ADD CONSTRAINT `shape_check` CHECK ((kind = 'Circle') = (radius IS NOT NULL));
