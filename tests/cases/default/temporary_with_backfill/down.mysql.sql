ALTER TABLE `item` MODIFY COLUMN `weight` BIGINT;
ALTER TABLE `item`
    RENAME COLUMN `weight` TO `_retired_20250101000002_weight`,
    CHANGE COLUMN `made_at` `_retired_20250101000002_made_at` DATETIME(6),
    CHANGE COLUMN `kind` `_retired_20250101000002_kind` ENUM('Plain', 'Fancy'),
    CHANGE COLUMN `size` `_retired_20250101000002_size` BIGINT,
    CHANGE COLUMN `slug` `_retired_20250101000002_slug` VARCHAR(40);
