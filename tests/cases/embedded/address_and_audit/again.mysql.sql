-- check: `billing_city` of `user` is required and has no value
WITH `user` AS (SELECT `id`, `name`, `_retired_20250101000002_home_country` AS `home_country`, `_retired_20250101000002_home_city` AS `home_city`, `_retired_20250101000002_home_street` AS `home_street`, `_retired_20250101000002_billing_country` AS `billing_country`, `_retired_20250101000002_billing_city` AS `billing_city`, `_retired_20250101000002_billing_street` AS `billing_street`, `_retired_20250101000002_note` AS `note`, `_retired_20250101000002_revision` AS `revision` FROM `user`)
SELECT `id`
FROM `user`
WHERE COALESCE(`billing_city`, name) IS NULL;
-- check: `billing_city` of `user` does not fit text(255)
WITH `user` AS (SELECT `id`, `name`, `_retired_20250101000002_home_country` AS `home_country`, `_retired_20250101000002_home_city` AS `home_city`, `_retired_20250101000002_home_street` AS `home_street`, `_retired_20250101000002_billing_country` AS `billing_country`, `_retired_20250101000002_billing_city` AS `billing_city`, `_retired_20250101000002_billing_street` AS `billing_street`, `_retired_20250101000002_note` AS `note`, `_retired_20250101000002_revision` AS `revision` FROM `user`)
SELECT `id`, `billing_city`
FROM (SELECT COALESCE(`billing_city`, name) AS `billing_city`, `id` FROM `user`) AS `user`
WHERE `billing_city` IS NOT NULL AND (char_length(`billing_city`) <= 255) IS NOT TRUE;
ALTER TABLE `user`
    RENAME COLUMN `_retired_20250101000002_revision` TO `revision`,
    RENAME COLUMN `_retired_20250101000002_note` TO `note`,
    RENAME COLUMN `_retired_20250101000002_billing_street` TO `billing_street`,
    RENAME COLUMN `_retired_20250101000002_billing_city` TO `billing_city`,
    RENAME COLUMN `_retired_20250101000002_billing_country` TO `billing_country`,
    RENAME COLUMN `_retired_20250101000002_home_street` TO `home_street`,
    RENAME COLUMN `_retired_20250101000002_home_city` TO `home_city`,
    RENAME COLUMN `_retired_20250101000002_home_country` TO `home_country`;
UPDATE `user` SET
    `revision` = COALESCE(`revision`, 0),
    `billing_street` = COALESCE(`billing_street`, ''),
    `billing_city` = COALESCE(`billing_city`, name),
    `billing_country` = COALESCE(`billing_country`, 'CH');
ALTER TABLE `user`
    MODIFY COLUMN `revision` BIGINT NOT NULL DEFAULT 0,
    MODIFY COLUMN `billing_street` LONGTEXT NOT NULL DEFAULT (''),
    MODIFY COLUMN `billing_city` VARCHAR(255) NOT NULL,
    MODIFY COLUMN `billing_country` VARCHAR(2) NOT NULL DEFAULT 'CH';
