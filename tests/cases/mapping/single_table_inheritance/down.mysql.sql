ALTER TABLE `shape`
    DROP CONSTRAINT `shape_check`,
    MODIFY COLUMN `kind` LONGTEXT NOT NULL,
    RENAME COLUMN `side` TO `_retired_20250101000002_side`;
