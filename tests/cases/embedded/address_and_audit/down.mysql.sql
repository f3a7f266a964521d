ALTER TABLE `user`
    RENAME COLUMN `home_country` TO `_retired_20250101000002_home_country`,
    RENAME COLUMN `home_city` TO `_retired_20250101000002_home_city`,
    RENAME COLUMN `home_street` TO `_retired_20250101000002_home_street`,
    CHANGE COLUMN `billing_country` `_retired_20250101000002_billing_country` VARCHAR(2),
    CHANGE COLUMN `billing_city` `_retired_20250101000002_billing_city` VARCHAR(255),
    CHANGE COLUMN `billing_street` `_retired_20250101000002_billing_street` LONGTEXT,
    RENAME COLUMN `note` TO `_retired_20250101000002_note`,
    CHANGE COLUMN `revision` `_retired_20250101000002_revision` BIGINT;
