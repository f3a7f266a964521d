RENAME TABLE `_retired_20250101000002_old_customer` TO `old_customer`;
CREATE TABLE `_retired_after_20250101000002_customer` (
    `id` BIGINT,
    `email` VARCHAR(100),
    `source` LONGTEXT
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
INSERT INTO `_retired_after_20250101000002_customer` (`id`, `email`, `source`)
SELECT `id`, `email`, `source`
FROM `customer`
WHERE EXISTS (
    SELECT 1
    FROM (
        SELECT number + 1000 AS id, mail AS email, 'old' AS source FROM old_customer
    ) AS `_migrator_from`
    WHERE `customer`.`id` = `_migrator_from`.`id`
);
DELETE FROM `customer`
WHERE EXISTS (
    SELECT 1
    FROM (
        SELECT number + 1000 AS id, mail AS email, 'old' AS source FROM old_customer
    ) AS `_migrator_from`
    WHERE `customer`.`id` = `_migrator_from`.`id`
);
ALTER TABLE `customer` RENAME COLUMN `_retired_20250101000002_fax` TO `fax`;
ALTER TABLE `customer` CHANGE COLUMN `source` `_retired_20250101000002_source` LONGTEXT;
